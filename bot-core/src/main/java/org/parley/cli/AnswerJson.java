package org.parley.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.digest.Digest;
import org.parley.digest.DigestItem;
import org.parley.time.Period;
import org.parley.timeline.TimelineEvent;

/** Writes answers, events and digests as JSON, each on one line. Every key is always there; what is not known is {@code null}. */
final class AnswerJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private AnswerJson() {
    }

    /**
     * One answer.
     *
     * @param id JSON text of the question's id
     * @param micros from question to answer, in microseconds
     */
    static String answer(String id, Answer answer, long micros) {
        return line(json -> {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(id);
            json.writeStringField("status", answer.status());
            json.writeStringField("answer", answer.text());
            json.writeNumberField("confidence", Math.round(answer.confidence() * 1_000) / 1_000.0);
            json.writeStringField("asOf", answer.asOf().toString());
            json.writeArrayFieldStart("evidence");
            for (Evidence evidence : answer.evidence()) {
                evidence(json, evidence);
            }
            json.writeEndArray();
            json.writeNumberField("micros", micros);
            json.writeEndObject();
        });
    }

    private static void evidence(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("fact", evidence.fact());
        json.writeStringField("text", evidence.text());
        json.writeStringField("date", evidence.date().map(Period::iso).orElse(null));
        json.writeStringField("published", evidence.source().published().toString());
        json.writeStringField("source", evidence.source().name());
        json.writeStringField("url", evidence.source().url().orElse(null));
        json.writeStringField("article", evidence.source().article());
        json.writeEndObject();
    }

    /** One event of a timeline. */
    static String event(TimelineEvent event) {
        CalendarDate date = CalendarDate.of(event.date());
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("date", date.text());
            json.writeStringField("precision", date.precision());
            json.writeStringField("event", event.event());
            json.writeStringField("article", event.source().article());
            json.writeStringField("source", event.source().name());
            json.writeStringField("url", event.source().url().orElse(null));
            json.writeStringField("certainty", event.certainty().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        });
    }

    /**
     * A digest: its stories, then what is coming up.
     *
     * @param summary how much there is to tell, or that there is nothing, in one line
     */
    static String digest(Digest digest, String summary) {
        return line(json -> {
            json.writeStartObject();
            json.writeStringField("from", digest.window().from().toString());
            json.writeStringField("to", digest.window().to().toString());
            json.writeStringField("summary", summary);
            json.writeArrayFieldStart("items");
            for (DigestItem item : digest.stories()) {
                item(json, item);
            }
            for (DigestItem item : digest.coming()) {
                item(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void item(JsonGenerator json, DigestItem item) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", item.text());
        json.writeStringField("kind", item.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("date", item.date().iso());
        json.writeArrayFieldStart("sources");
        for (Source source : item.sources()) {
            json.writeStartObject();
            json.writeStringField("source", source.name());
            json.writeStringField("url", source.url().orElse(null));
            json.writeStringField("published", source.published().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A period as day, month or year, the only precisions of the contract: a range counts as the month or year that holds it. */
    private record CalendarDate(String text, String precision) {

        static CalendarDate of(Period period) {
            LocalDate first = period.from();
            LocalDate last = period.to().minusDays(1);
            if (first.equals(last)) {
                return new CalendarDate(first.toString(), "day");
            }
            return YearMonth.from(first).equals(YearMonth.from(last))
                    ? new CalendarDate(YearMonth.from(first).toString(), "month")
                    : new CalendarDate(Integer.toString(first.getYear()), "year");
        }
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String line(Writing writing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory took no more", e);
        }
        return out.toString();
    }

    /** {@code text} as a JSON string, or {@code null}. */
    static String quoted(@Nullable String text) {
        return line(json -> json.writeString(text));
    }
}
