package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepLinkTest {

    @Test
    void a_commands_name_is_the_command() {
        assertThat(DeepLink.command("timeline")).contains("/timeline");
    }

    @Test
    void what_follows_an_underscore_is_what_stands_behind_the_command_in_any_script() {
        String payload = "ask_" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString("Коли вони зустрілись?".getBytes(StandardCharsets.UTF_8));

        assertThat(payload).hasSizeLessThanOrEqualTo(64);
        assertThat(DeepLink.command(payload)).contains("/ask Коли вони зустрілись?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ban", "ask_", "ask_a", "ask_!!", "Timeline", "timeline extra", "ask__w",
            "ask_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anything_else_means_nothing(String payload) {
        assertThat(DeepLink.command(payload)).isEmpty();
    }

    @Test
    void a_payload_gives_the_command_that_it_was_made_of_or_is_not_made() {
        assertThat(DeepLink.payload("ask", "Who met?").flatMap(DeepLink::command)).contains("/ask Who met?");
        assertThat(DeepLink.payload("ask", "Who met? ".repeat(9))).isEmpty();
    }

    @Test
    void a_link_cannot_give_more_than_one_line() {
        String payload = "ask_" + Base64.getUrlEncoder().withoutPadding()
                .encodeToString("a\n\u202Eb".getBytes(StandardCharsets.UTF_8));

        assertThat(DeepLink.command(payload)).contains("/ask a b");
    }
}
