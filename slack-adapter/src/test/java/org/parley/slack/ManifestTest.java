package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final Manifest MANIFEST = Manifest.read();

    @Test
    void subscribes_to_what_the_app_handles_and_to_nothing_else() {
        assertThat(MANIFEST.events())
                .containsExactlyInAnyOrderElementsOf(SlackListener.EVENTS);
    }

    @Test
    void has_the_one_command_that_the_app_handles() {
        JsonArray commands = MANIFEST.at("features", "slash_commands").getAsJsonArray();

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).getAsJsonObject().get("command").getAsString()).isEqualTo(SlackListener.COMMAND);
        assertThat(commands.get(0).getAsJsonObject().get("should_escape").getAsBoolean()).isTrue();
    }

    /** Events need scopes, and so do methods; the fake Slack refuses a method without its scope, whichever test calls it. */
    @Test
    void asks_for_the_scopes_that_events_and_methods_need_and_no_more() {
        Stream<String> ofEvents = FakeWebApi.Scopes.ofEvents(SlackListener.EVENTS);
        Stream<String> ofMethods = FakeWebApi.Scopes.METHODS.values().stream().flatMap(List::stream)
                .filter(scope -> !scope.startsWith("*"));

        assertThat(MANIFEST.scopes()).isEqualTo(SlackApp.SCOPES);
        assertThat(MANIFEST.scopes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                Stream.of(ofEvents, ofMethods, Stream.of("commands")).flatMap(each -> each)
                        .collect(Collectors.toSet()));
    }

    @Test
    void has_the_shortcuts_that_the_app_handles_under_names_that_fit_a_menu() {
        List<JsonObject> shortcuts = MANIFEST.at("features", "shortcuts").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject).toList();

        assertThat(shortcuts).extracting(s -> s.get("type").getAsString() + " " + s.get("callback_id").getAsString())
                .containsExactlyInAnyOrder("global " + SlackListener.ASK, "message " + SlackListener.CHECK);
        assertThat(shortcuts).allSatisfy(s -> assertThat(s.get("name").getAsString()).hasSizeBetween(1, 24));
        assertThat(MANIFEST.at("settings", "interactivity", "is_enabled").getAsBoolean()).isTrue();
    }

    /** docs.slack.dev/reference/app-manifest */
    @Test
    void keeps_the_lengths_that_slack_takes() {
        assertThat(MANIFEST.at("display_information", "name").getAsString()).hasSizeBetween(1, 35);
        assertThat(MANIFEST.at("display_information", "description").getAsString()).hasSizeBetween(1, 140);
        assertThat(MANIFEST.at("display_information", "long_description").getAsString()).hasSizeBetween(175, 4_000);
        assertThat(MANIFEST.at("display_information", "background_color").getAsString()).matches("#[0-9a-f]{6}");
    }

    @Test
    void turns_on_socket_mode_the_home_and_the_pane_and_lets_people_write_to_the_app() {
        assertThat(MANIFEST.at("settings", "socket_mode_enabled").getAsBoolean()).isTrue();
        assertThat(MANIFEST.at("features", "app_home", "home_tab_enabled").getAsBoolean()).isTrue();
        assertThat(MANIFEST.at("features", "app_home", "messages_tab_enabled").getAsBoolean()).isTrue();
        assertThat(MANIFEST.at("features", "app_home", "messages_tab_read_only_enabled").getAsBoolean()).isFalse();
        assertThat(MANIFEST.at("features", "assistant_view", "assistant_description").getAsString()).isNotBlank();
    }
}
