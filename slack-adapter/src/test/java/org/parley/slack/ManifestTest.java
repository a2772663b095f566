package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final JsonObject MANIFEST = read();

    private static JsonObject read() {
        try {
            return JsonParser.parseString(Files.readString(Path.of("manifest.json"))).getAsJsonObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonElement at(String... path) {
        JsonElement element = MANIFEST;
        for (String name : path) {
            element = element.getAsJsonObject().get(name);
        }
        return element;
    }

    private static List<String> strings(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }

    @Test
    void subscribes_to_what_the_app_handles_and_to_nothing_else() {
        assertThat(strings(at("settings", "event_subscriptions", "bot_events")))
                .containsExactlyInAnyOrderElementsOf(SlackListener.EVENTS);
    }

    @Test
    void has_the_one_command_that_the_app_handles() {
        JsonArray commands = at("features", "slash_commands").getAsJsonArray();

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).getAsJsonObject().get("command").getAsString()).isEqualTo(SlackListener.COMMAND);
        assertThat(commands.get(0).getAsJsonObject().get("should_escape").getAsBoolean()).isTrue();
    }

    /** The scope that each event needs, as each event's page on docs.slack.dev has it; commands and answers need theirs. */
    @Test
    void asks_for_the_scopes_that_these_need_and_no_more() {
        assertThat(strings(at("oauth_config", "scopes", "bot"))).containsExactlyInAnyOrder("app_mentions:read",
                "channels:history", "groups:history", "im:history", "mpim:history", "chat:write", "commands");
    }

    @Test
    void turns_on_socket_mode_and_lets_people_write_to_the_app() {
        assertThat(at("settings", "socket_mode_enabled").getAsBoolean()).isTrue();
        assertThat(at("features", "app_home", "messages_tab_enabled").getAsBoolean()).isTrue();
        assertThat(at("features", "app_home", "messages_tab_read_only_enabled").getAsBoolean()).isFalse();
    }
}
