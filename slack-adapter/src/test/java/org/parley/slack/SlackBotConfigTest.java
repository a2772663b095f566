package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.bot.ConfigException;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;

class SlackBotConfigTest {

    private static SlackBotConfig read(Map<String, String> environment) {
        return SlackBotConfig.from(ParleyConfig.read(ParleyConfig.Options.NONE, environment).slack());
    }

    @Test
    void two_tokens_are_enough_for_socket_mode() {
        SlackBotConfig config = read(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1"));

        assertThat(config.apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
        assertThat(config.connection()).isEqualTo(new SlackBotConfig.Connection.SocketMode(new Secret("xapp-1")));
    }

    @Test
    void a_signing_secret_and_a_port_take_events_over_http_even_beside_an_app_token() {
        SlackBotConfig config = read(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1",
                "SLACK_SIGNING_SECRET", "s", "SLACK_HTTP_PORT", "3000", "SLACK_API_URL", "http://localhost:9/api"));

        assertThat(config.connection()).isEqualTo(new SlackBotConfig.Connection.Http(new Secret("s"), 3000));
        assertThat(config.apiUrl()).isEqualTo(URI.create("http://localhost:9/api/"));
    }

    @Test
    void a_signing_secret_alone_does_not_turn_socket_mode_off() {
        SlackBotConfig config = read(
                Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1", "SLACK_SIGNING_SECRET", "s"));

        assertThat(config.connection()).isInstanceOf(SlackBotConfig.Connection.SocketMode.class);
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThatThrownBy(() -> read(Map.of("SLACK_BOT_TOKEN", "xapp-swapped", "SLACK_HTTP_PORT", "99999")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SLACK_BOT_TOKEN holds another kind of token; the right one begins with xoxb-")
                .hasMessageContaining("SLACK_SIGNING_SECRET is not")
                .hasMessageContaining("SLACK_HTTP_PORT '99999' is not a port").hasMessageNotContaining("swapped");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("SLACK_BOT_TOKEN is not set")
                .hasMessageContaining("SLACK_APP_TOKEN is not set");
        assertThatThrownBy(() -> read(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s")))
                .hasMessageContaining("SLACK_HTTP_PORT is not");
    }

    @Test
    void no_token_is_shown() {
        assertThat(new SlackBotConfig(new Secret("xoxb-1"), new SlackBotConfig.Connection.Http(new Secret("s3cret"), 1),
                URI.create("https://slack.com/api/")).toString()).doesNotContain("xoxb-1").doesNotContain("s3cret");
        assertThat(Optional.of(new Secret("xapp-1")).toString()).doesNotContain("xapp-1");
    }
}
