package org.parley.operation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Figures about the running bot, for Prometheus. Safe for use by many threads. */
public final class Metrics {

    /** Where the text format is described: prometheus.io/docs/instrumenting/exposition_formats. */
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.create().getContentType();

    /** Seconds: from an answer out of memory to one that nobody would wait for. */
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter questions = Counter.builder().name("parley_questions_total")
            .help("Questions answered, by the status of the answer.").labelNames("status").register(registry);
    private final Histogram latency = Histogram.builder().name("parley_question_seconds")
            .help("From a question to its answer, inside the process.").classicOnly().classicUpperBounds(BOUNDS)
            .register(registry);

    /** Counts one question that was answered. */
    public void answered(String status, Duration took) {
        questions.labelValues(status).inc();
        latency.observe(took.toNanos() / 1e9);
    }

    /**
     * Has figures asked for whenever somebody looks.
     *
     * @param name what it is called, as {@code parley_outbox_messages}
     * @param help what it counts
     * @param labels the names of what tells one value from another
     * @param values for each combination of labels, in their order, its value; what is thrown leaves the figure out
     */
    public void watch(String name, String help, String[] labels, Supplier<Map<String[], Double>> values) {
        GaugeWithCallback.builder().name(name).help(help).labelNames(labels)
                .callback(gauge -> values.get().forEach((names, value) -> gauge.call(value, names))).register(registry);
    }

    /** All figures as Prometheus reads them. */
    public String text() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
    }
}
