package org.parley.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack demands of a message's blocks and texts (docs.slack.dev/reference/block-kit). */
final class BlockRules {

    private static final Pattern CONTROL = Pattern.compile("<([^<>]*)>");

    private BlockRules() {
    }

    /** Slack's word for what is wrong with the message; empty if nothing is. */
    static Optional<String> fault(Optional<String> text, Optional<JsonArray> blocks) {
        if (text.filter(t -> !t.isBlank()).isEmpty() && blocks.filter(b -> !b.isEmpty()).isEmpty()) {
            return Optional.of("no_text");
        }
        if (text.filter(t -> t.length() > 40_000).isPresent()) {
            return Optional.of("msg_too_long");
        }
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        if (blocks.get().size() > 50) {
            return Optional.of("invalid_blocks");
        }
        int total = 0;
        for (JsonElement block : blocks.get()) {
            if (!isValid(block.getAsJsonObject())) {
                return Optional.of("invalid_blocks");
            }
            total += size(block.getAsJsonObject());
        }
        return total > 13_200 ? Optional.of("msg_blocks_too_long") : Optional.empty();
    }

    private static boolean isValid(JsonObject block) {
        return switch (block.get("type").getAsString()) {
            case "header" -> isText(block.getAsJsonObject("text"), "plain_text", 150);
            case "section" -> isText(block.getAsJsonObject("text"), "mrkdwn", 3_000);
            case "context" -> {
                JsonArray elements = block.getAsJsonArray("elements");
                boolean valid = !elements.isEmpty() && elements.size() <= 10;
                for (JsonElement element : elements) {
                    valid &= isText(element.getAsJsonObject(), "mrkdwn", 3_000);
                }
                yield valid;
            }
            case "divider" -> true;
            default -> false;
        };
    }

    private static boolean isText(JsonObject text, String type, int limit) {
        String value = text.get("text").getAsString();
        return text.get("type").getAsString().equals(type) && !value.isBlank() && value.length() <= limit;
    }

    private static int size(JsonElement element) {
        if (element.isJsonArray()) {
            int sum = 0;
            for (JsonElement each : element.getAsJsonArray()) {
                sum += size(each);
            }
            return sum;
        }
        if (!element.isJsonObject()) {
            return 0;
        }
        JsonObject object = element.getAsJsonObject();
        int sum = object.has("text") && object.get("text").isJsonPrimitive()
                ? object.get("text").getAsString().length()
                : 0;
        for (String key : object.keySet()) {
            sum += size(object.get(key));
        }
        return sum;
    }

    /** Whom {@code markup} would mention, if anyone. */
    static Optional<String> mentioned(String markup) {
        Matcher control = CONTROL.matcher(markup);
        while (control.find()) {
            String token = control.group(1);
            if (token.startsWith("@") || token.startsWith("!") && !token.startsWith("!date^")) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }
}
