package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.bot.ConfigException;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;

class TelegramConfigTest {

    private static final Optional<Secret> TOKEN = Optional.of(new Secret("123456:AAE0abc-DEF_ghi"));

    @Test
    void without_an_address_it_is_telegrams_own() {
        TelegramConfig config = TelegramConfig.from(new ParleyConfig.Telegram(TOKEN, Optional.empty()));

        assertThat(config.url().getSchema()).isEqualTo("https");
        assertThat(config.url().getHost()).isEqualTo("api.telegram.org");
        assertThat(config.url().getPort()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8081, http, localhost, 8081",
            "https://bots.example.org/, https, bots.example.org, 443",
            "http://bots.example.org, http, bots.example.org, 80"})
    void a_server_of_ones_own_is_a_scheme_a_host_and_perhaps_a_port(URI address, String scheme, String host, int port) {
        TelegramConfig config = TelegramConfig.from(new ParleyConfig.Telegram(TOKEN, Optional.of(address)));

        assertThat(config.url().getSchema()).isEqualTo(scheme);
        assertThat(config.url().getHost()).isEqualTo(host);
        assertThat(config.url().getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/telegram", "https://user@example.org", "https://example.org?a=b"})
    void an_address_that_the_client_could_not_keep_is_refused(URI address) {
        assertThatThrownBy(() -> TelegramConfig.from(new ParleyConfig.Telegram(TOKEN, Optional.of(address))))
                .isInstanceOf(ConfigException.class).hasMessageContaining("TELEGRAM_API_URL");
    }

    @Test
    void all_faults_are_told_at_once() {
        var settings = new ParleyConfig.Telegram(Optional.empty(), Optional.of(URI.create("https://example.org/x")));

        assertThatThrownBy(() -> TelegramConfig.from(settings)).hasMessageContaining("TELEGRAM_BOT_TOKEN is not set")
                .hasMessageContaining("TELEGRAM_API_URL");
    }

    @Test
    void a_token_of_the_wrong_form_is_told_without_showing_it() {
        var settings = new ParleyConfig.Telegram(Optional.of(new Secret("my-secret")), Optional.empty());

        assertThatThrownBy(() -> TelegramConfig.from(settings)).hasMessageContaining("TELEGRAM_BOT_TOKEN")
                .hasMessageNotContaining("my-secret");
    }

    @Test
    void printing_a_configuration_does_not_show_the_token() {
        TelegramConfig config = TelegramConfig.from(new ParleyConfig.Telegram(TOKEN, Optional.empty()));

        assertThat(config.toString()).doesNotContain("AAE0abc");
    }
}
