package org.parley.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** One line of questions on standard input, {@code {"id","q","history"}}, as it could or could not be read. */
sealed interface QuestionLine {

    /** JSON text of the id as it came, {@code null} where there is none. */
    String id();

    /** A question. */
    record Good(String id, String question, List<String> history) implements QuestionLine {
    }

    /** No question, and why. */
    record Bad(String id, String reason) implements QuestionLine {
    }

    /** Reads one line. */
    static QuestionLine parse(String line) {
        try {
            JsonNode node = Reader.JSON.readTree(line);
            if (!node.isObject()) {
                return new Bad("null", "is not a JSON object such as {\"id\":\"q1\",\"q\":\"Who met whom?\"}");
            }
            String id = node.path("id").isValueNode() ? node.get("id").toString() : "null";
            if (!node.path("q").isTextual()) {
                return new Bad(id, "has no text under \"q\"");
            }
            List<String> history = new ArrayList<>();
            node.path("history").forEach(turn -> history.add(turn.asText()));
            return new Good(id, node.get("q").textValue(), history);
        } catch (JacksonException e) {
            return new Bad("null", "is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Holds the reader, which is costly to make. */
    final class Reader {
        private static final ObjectMapper JSON = new ObjectMapper();

        private Reader() {
        }
    }
}
