package org.parley.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.digest.Window;

/** Reads what is known to be right, and replies, all JSON Lines: question sets, timelines, digests. */
public final class QuestionFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private QuestionFile() {
    }

    /**
     * Reads questions, one a line: {@code {"id","q","history","kind","answerable","must":[[form,…],…],"must_not":[…]}}, or with
     * {@code "answers":[form,…]} in place of kind and must.
     *
     * @throws IllegalArgumentException if a line is not such a question; its number and the reason are in the message
     */
    public static List<GoldenQuestion> questions(List<String> lines) {
        List<GoldenQuestion> questions = new ArrayList<>();
        objects(lines).forEach((number, line) -> questions.add(question(number, line)));
        return questions;
    }

    /**
     * Reads replies, one a line: {@code {"id","status","answer",…}}.
     *
     * @throws IllegalArgumentException if a line is not such a reply
     */
    public static Map<String, Given> replies(List<String> lines) {
        Map<String, Given> replies = new LinkedHashMap<>();
        objects(lines).forEach((number, line) -> replies.put(required(number, line, "id").asText(),
                new Given(line.path("status").asText(), line.path("answer").asText())));
        return replies;
    }

    /** Whether the lines are events of a timeline rather than questions. */
    public static boolean isTimeline(List<String> lines) {
        return objects(lines).values().stream().limit(1).anyMatch(line -> line.has("event") && line.has("date"));
    }

    /** Whether the lines are windows of digests rather than questions. */
    public static boolean isDigests(List<String> lines) {
        return objects(lines).values().stream().limit(1).anyMatch(line -> line.has("from") && line.has("to"));
    }

    /**
     * Reads the events of a timeline, one a line: {@code {"date","event"}}.
     *
     * @throws IllegalArgumentException if a line is not such an event
     */
    public static List<GoldenEvent> events(List<String> lines) {
        List<GoldenEvent> events = new ArrayList<>();
        objects(lines).forEach((number, line) -> events.add(new GoldenEvent(required(number, line, "date").asText(),
                required(number, line, "event").asText())));
        return events;
    }

    /**
     * Reads windows of digests, one a line: {@code {"from","to","must_mention":[[form,…],…],"must_not_mention":[…],"n_stories"}}.
     *
     * @throws IllegalArgumentException if a line is not such a window
     */
    public static List<GoldenDigest> digests(List<String> lines) {
        List<GoldenDigest> digests = new ArrayList<>();
        objects(lines).forEach((number, line) -> digests.add(new GoldenDigest(
                new Window(instant(number, line, "from"), instant(number, line, "to")),
                groups(line.path("must_mention")), strings(line.path("must_not_mention")),
                required(number, line, "n_stories").asInt())));
        return digests;
    }

    private static Instant instant(int number, JsonNode line, String key) {
        String text = required(number, line, key).asText();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("line " + number + ": '" + text + "' is not an instant", e);
        }
    }

    private static GoldenQuestion question(int number, JsonNode line) {
        boolean answerable = required(number, line, "answerable").asBoolean();
        JsonNode must = line.path("must");
        JsonNode kind = line.path("kind");
        return new GoldenQuestion(required(number, line, "id").asText(), required(number, line, "q").asText(),
                strings(line.path("history")),
                kind.asText().isEmpty() ? answerable ? "span" : "unanswerable" : kind.asText(), answerable,
                must.isMissingNode() ? List.of(strings(required(number, line, "answers"))) : groups(must),
                strings(line.path("must_not")));
    }

    private static List<List<String>> groups(JsonNode array) {
        List<List<String>> groups = new ArrayList<>();
        array.forEach(group -> groups.add(strings(group)));
        return groups;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static JsonNode required(int number, JsonNode line, String key) {
        JsonNode value = line.get(key);
        if (value == null) {
            throw new IllegalArgumentException("line " + number + " has no \"" + key + "\"");
        }
        return value;
    }

    /** The objects by line number, from 1; blank lines are left out. */
    private static Map<Integer, JsonNode> objects(List<String> lines) {
        Map<Integer, JsonNode> objects = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank()) {
                objects.put(number, object(number, line));
            }
        }
        return objects;
    }

    private static JsonNode object(int number, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("line " + number + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("line " + number + " is not a JSON object");
    }
}
