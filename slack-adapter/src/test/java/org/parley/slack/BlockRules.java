package org.parley.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack demands of a message's or a view's blocks and texts (docs.slack.dev/reference/block-kit and /reference/views). */
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
        if (!isValid(blocks.get(), 50)) {
            return Optional.of("invalid_blocks");
        }
        return size(blocks.get()) > 13_200 ? Optional.of("msg_blocks_too_long") : Optional.empty();
    }

    /** Slack's word for what is wrong with a view of {@code type}; empty if nothing is. */
    static Optional<String> faultOfView(JsonObject view, String type) {
        boolean named = view.has("type") && view.get("type").getAsString().equals(type);
        boolean shown = view.has("blocks") && isValid(view.getAsJsonArray("blocks"), 100);
        boolean modal = !type.equals("modal") || (isText(view.getAsJsonObject("title"), "plain_text", 24)
                && isText(view.getAsJsonObject("submit"), "plain_text", 24)
                && isText(view.getAsJsonObject("close"), "plain_text", 24));
        return named && shown && modal && isShort(view, "private_metadata", 3_000) && isShort(view, "callback_id", 255)
                ? Optional.empty()
                : Optional.of("invalid_arguments");
    }

    private static boolean isValid(JsonArray blocks, int most) {
        Set<String> ids = new HashSet<>();
        boolean valid = blocks.size() <= most;
        for (JsonElement block : blocks) {
            valid &= isValid(block.getAsJsonObject()) && isShort(block.getAsJsonObject(), "block_id", 255);
            valid &= !block.getAsJsonObject().has("block_id")
                    || ids.add(block.getAsJsonObject().get("block_id").getAsString());
        }
        return valid;
    }

    private static boolean isValid(JsonObject block) {
        return switch (block.get("type").getAsString()) {
            case "header" -> isText(block.getAsJsonObject("text"), "plain_text", 150);
            case "section" -> isText(block.getAsJsonObject("text"), "mrkdwn", 3_000);
            case "context" -> all(block.getAsJsonArray("elements"), 10, e -> isText(e, "mrkdwn", 3_000));
            case "actions" -> areButtons(block.getAsJsonArray("elements"));
            case "image" -> isShort(block, "image_url", 3_000) && block.has("image_url") != block.has("slack_file")
                    && block.has("alt_text") && !block.get("alt_text").getAsString().isBlank()
                    && isShort(block, "alt_text", 2_000);
            case "input" -> isText(block.getAsJsonObject("label"), "plain_text", 2_000)
                    && isInput(block.getAsJsonObject("element"));
            case "divider" -> true;
            default -> false;
        };
    }

    private static boolean all(JsonArray elements, int most, Predicate<JsonObject> rule) {
        return !elements.isEmpty() && elements.size() <= most
                && elements.asList().stream().map(JsonElement::getAsJsonObject).allMatch(rule);
    }

    private static boolean areButtons(JsonArray elements) {
        Set<String> ids = new HashSet<>();
        return all(elements, 25, button -> button.get("type").getAsString().equals("button")
                && isText(button.getAsJsonObject("text"), "plain_text", 75) && isShort(button, "value", 2_000)
                && isShort(button, "url", 3_000) && isShort(button, "action_id", 255)
                && isShort(button, "accessibility_label", 75) && ids.add(button.get("action_id").getAsString()));
    }

    private static boolean isInput(JsonObject element) {
        return element.get("type").getAsString().equals("plain_text_input") && element.has("action_id")
                && (!element.has("max_length") || element.get("max_length").getAsInt() <= 3_000)
                && (!element.has("placeholder")
                        || isText(element.getAsJsonObject("placeholder"), "plain_text", 150));
    }

    private static boolean isShort(JsonObject object, String name, int limit) {
        return !object.has(name) || !object.get(name).isJsonPrimitive()
                || object.get(name).getAsString().length() <= limit;
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

    /** Whom {@code markup} would mention, if anyone but those who may be. */
    static Optional<String> mentioned(String markup, Set<String> allowed) {
        Matcher control = CONTROL.matcher(markup);
        while (control.find()) {
            String token = control.group(1);
            boolean isMention = token.startsWith("@") || (token.startsWith("!") && !token.startsWith("!date^"));
            if (isMention && !allowed.contains(token)) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }
}
