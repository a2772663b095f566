package org.parley.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {

    private final Metrics metrics = new Metrics();
    private List<Health.Part> parts = List.of(new Health.Part("store", true, "3 messages wait"));
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = AdminServer.start(0, metrics, () -> parts);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Got(int status, String body) {
    }

    private Got get(String method, String path) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + host + ":" + server.port() + path)
                .toURL()
                .openConnection();
        connection.setRequestMethod(method);
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Got(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shows_figures_as_prometheus_reads_them() throws IOException {
        metrics.answered("ANSWERED", Duration.ofMillis(3));
        metrics.answered("ANSWERED", Duration.ofMillis(40));
        metrics.answered("UNKNOWN", Duration.ofMillis(2));
        metrics.watch("parley_outbox_messages", "Messages that wait.", new String[]{"platform"},
                () -> Map.of(new String[]{"telegram"}, 7.0));

        Got got = get("GET", "/metrics");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().lines()).contains("parley_questions_total{status=\"ANSWERED\"} 2.0",
                "parley_questions_total{status=\"UNKNOWN\"} 1.0", "parley_question_seconds_bucket{le=\"0.005\"} 2",
                "parley_question_seconds_bucket{le=\"+Inf\"} 3", "parley_question_seconds_count 3",
                "# TYPE parley_outbox_messages gauge", "parley_outbox_messages{platform=\"telegram\"} 7.0");
    }

    @Test
    void is_well_while_all_parts_are() throws IOException {
        assertThat(get("GET", "/health")).isEqualTo(new Got(200, "ok      store: 3 messages wait\n"));

        parts = List.of(parts.getFirst(), Health.Part.of("poll", () -> {
            throw new IllegalStateException("a secret");
        }));

        assertThat(get("GET", "/health"))
                .isEqualTo(new Got(503, "ok      store: 3 messages wait\nBROKEN  poll: IllegalStateException\n"));
    }

    @Test
    void shows_nothing_else_and_takes_nothing() throws IOException {
        assertThat(get("GET", "/").status()).isEqualTo(404);
        assertThat(get("POST", "/health").status()).isEqualTo(405);
        assertThat(get("HEAD", "/health")).isEqualTo(new Got(200, ""));
    }

    @Test
    void a_port_that_is_taken_is_refused() {
        assertThatThrownBy(() -> AdminServer.start(server.port(), metrics, List::of)).isInstanceOf(IOException.class);
        assertThat(server.port()).isPositive();
    }
}
