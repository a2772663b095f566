package org.parley.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/**
 * One message as Slack takes it.
 *
 * @param blocks what is seen, at most 50, as a JSON array
 * @param text the same in words, in Slack's markup: what notifications show and screen readers read
 */
record SlackMessage(String blocks, String text) {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    private static final String BUTTONS = "actions";

    static SlackMessage of(List<LayoutBlock> blocks, String text) {
        return new SlackMessage(GSON.toJson(blocks), text);
    }

    /** The same without layout. */
    SlackMessage asText() {
        return new SlackMessage("[]", text);
    }

    /** Whether it has layout. */
    boolean hasBlocks() {
        return !array().isEmpty();
    }

    /** The blocks as Bolt knows them. */
    List<LayoutBlock> layout() {
        return List.of(GSON.fromJson(blocks, LayoutBlock[].class));
    }

    /** The same with {@code others} below. */
    SlackMessage with(List<LayoutBlock> others) {
        JsonArray all = array();
        all.addAll(GSON.toJsonTree(others).getAsJsonArray());
        return new SlackMessage(all.toString(), text);
    }

    /** The same with {@code block} below what is said and above the buttons. */
    SlackMessage with(LayoutBlock block) {
        JsonArray all = new JsonArray();
        array().asList().stream().filter(each -> !isButtons(each)).forEach(all::add);
        all.add(GSON.toJsonTree(block));
        array().asList().stream().filter(SlackMessage::isButtons).forEach(all::add);
        return new SlackMessage(all.toString(), text);
    }

    private JsonArray array() {
        return JsonParser.parseString(blocks).getAsJsonArray();
    }

    private static boolean isButtons(JsonElement block) {
        return BUTTONS.equals(block.getAsJsonObject().get("type").getAsString());
    }
}
