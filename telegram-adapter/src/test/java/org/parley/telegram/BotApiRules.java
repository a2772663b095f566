package org.parley.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Telegram refuses in a call's body, in its own words; null for what it takes. */
final class BotApiRules {

    private static final Set<String> ENTITY_TYPES = Set.of("bold", "italic", "text_link", "expandable_blockquote",
            "blockquote", "code", "pre", "underline", "strikethrough", "spoiler");

    private BotApiRules() {
    }

    /** https://core.telegram.org/bots/api#setmycommands */
    static @Nullable String menu(JsonNode body) {
        if (body.path("commands").size() > 100) {
            return "BOT_COMMANDS_TOO_MUCH";
        }
        for (JsonNode command : body.path("commands")) {
            int description = command.path("description").asText().length();
            if (!command.path("command").asText().matches("[a-z0-9_]{1,32}") || description < 1
                    || description > 256) {
                return "BOT_COMMAND_INVALID";
            }
        }
        return null;
    }

    /** https://core.telegram.org/bots/api#answerinlinequery */
    static @Nullable String inlineAnswer(JsonNode body) {
        if (body.path("results").size() > 50) {
            return "RESULTS_TOO_MUCH";
        }
        if (body.has("button")
                && !body.at("/button/start_parameter").asText().matches("[A-Za-z0-9_-]{1,64}")) {
            return "START_PARAM_INVALID";
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode result : body.path("results")) {
            String fault = inlineResult(result, ids);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** https://core.telegram.org/bots/api#inlinequeryresultarticle */
    static @Nullable String inlineResult(JsonNode result, Set<String> ids) {
        String id = result.path("id").asText();
        if (id.isEmpty() || id.length() > 64 || !ids.add(id)) {
            return "RESULT_ID_INVALID";
        }
        if (result.path("title").asText().isBlank()) {
            return "RESULT_TITLE_EMPTY";
        }
        JsonNode content = result.path("input_message_content");
        return text(content.path("message_text").asText(), content.path("entities"), 4096);
    }

    static @Nullable String message(JsonNode body, String field) {
        if (!body.path("parse_mode").isMissingNode() && !body.path("parse_mode").isNull()) {
            return "unsupported parse_mode";
        }
        boolean caption = field.equals("caption");
        String text = body.path(field).asText();
        String fault = caption && text.isEmpty()
                ? null
                : text(text, body.path(caption ? "caption_entities" : "entities"), caption ? 1024 : 4096);
        return fault != null ? fault : keyboard(body.path("reply_markup"));
    }

    static @Nullable String text(String text, JsonNode entities, int longest) {
        if (text.isBlank()) {
            return "message text is empty";
        }
        if (text.length() > longest) {
            return longest == 1024 ? "message caption is too long" : "message is too long";
        }
        if (entities.size() > 100) {
            return "ENTITIES_TOO_LONG";
        }
        for (JsonNode entity : entities) {
            int from = entity.path("offset").asInt(-1);
            int to = from + entity.path("length").asInt();
            boolean within = from >= 0 && to > from && to <= text.length();
            if (!within || splitsPair(text, from) || splitsPair(text, to)
                    || !ENTITY_TYPES.contains(entity.path("type").asText())) {
                return "ENTITY_BOUNDS_INVALID";
            }
            if (entity.path("type").asText().equals("text_link")
                    && !entity.path("url").asText().matches("https?://\\S+")) {
                return "URL is invalid";
            }
        }
        return null;
    }

    /** https://core.telegram.org/bots/api#inlinekeyboardbutton */
    static @Nullable String keyboard(JsonNode markup) {
        int buttons = 0;
        for (JsonNode row : markup.path("inline_keyboard")) {
            for (JsonNode button : row) {
                int data = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
                if (data < 1 || data > 64) {
                    return "BUTTON_DATA_INVALID";
                }
                if (button.path("text").asText().isBlank()) {
                    return "BUTTON_TEXT_INVALID";
                }
                buttons++;
            }
        }
        return buttons > 100 ? "REPLY_MARKUP_TOO_LONG" : null;
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }
}
