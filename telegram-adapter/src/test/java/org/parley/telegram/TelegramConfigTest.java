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
import org.parley.bot.ParleyConfig.Telegram;
import org.parley.bot.Secret;

class TelegramConfigTest {

    private static final Optional<Secret> TOKEN = Optional.of(new Secret("123456:AAE0abc-DEF_ghi"));

    @Test
    void without_an_address_it_is_telegrams_own() {
        TelegramConfig config = TelegramConfig.from(settings(TOKEN, Optional.empty()));

        assertThat(config.url().getSchema()).isEqualTo("https");
        assertThat(config.url().getHost()).isEqualTo("api.telegram.org");
        assertThat(config.url().getPort()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8081, http, localhost, 8081",
            "https://bots.example.org/, https, bots.example.org, 443",
            "http://bots.example.org, http, bots.example.org, 80"})
    void a_server_of_ones_own_is_a_scheme_a_host_and_perhaps_a_port(URI address, String scheme, String host, int port) {
        TelegramConfig config = TelegramConfig.from(settings(TOKEN, Optional.of(address)));

        assertThat(config.url().getSchema()).isEqualTo(scheme);
        assertThat(config.url().getHost()).isEqualTo(host);
        assertThat(config.url().getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/telegram", "https://user@example.org", "https://example.org?a=b"})
    void an_address_that_the_client_could_not_keep_is_refused(URI address) {
        assertThatThrownBy(() -> TelegramConfig.from(settings(TOKEN, Optional.of(address))))
                .isInstanceOf(ConfigException.class).hasMessageContaining("TELEGRAM_API_URL");
    }

    @Test
    void all_faults_are_told_at_once() {
        var settings = settings(Optional.empty(), Optional.of(URI.create("https://example.org/x")));

        assertThatThrownBy(() -> TelegramConfig.from(settings)).hasMessageContaining("TELEGRAM_BOT_TOKEN is not set")
                .hasMessageContaining("TELEGRAM_API_URL");
    }

    @Test
    void a_token_of_the_wrong_form_is_told_without_showing_it() {
        var settings = settings(Optional.of(new Secret("my-secret")), Optional.empty());

        assertThatThrownBy(() -> TelegramConfig.from(settings)).hasMessageContaining("TELEGRAM_BOT_TOKEN")
                .hasMessageNotContaining("my-secret");
    }

    @Test
    void printing_a_configuration_does_not_show_the_token() {
        TelegramConfig config = TelegramConfig.from(settings(TOKEN, Optional.empty()));

        assertThat(config.toString()).doesNotContain("AAE0abc");
    }

    @Test
    void without_a_webhooks_address_it_polls() {
        assertThat(TelegramConfig.from(settings(TOKEN, Optional.empty())).webhook()).isEmpty();
    }

    @Test
    void a_webhook_listens_on_this_machine_alone_unless_told_otherwise() {
        TelegramConfig config = TelegramConfig.from(webhook("https://bots.example.org/hook",
                "a_secret-of-enough-characters", Optional.empty(), Optional.empty()));

        assertThat(config.webhook()).hasValueSatisfying(webhook -> {
            assertThat(webhook.listen().getAddress().isLoopbackAddress()).isTrue();
            assertThat(webhook.listen().getPort()).isEqualTo(8080);
            assertThat(webhook.toString()).doesNotContain("a_secret");
        });
    }

    @ParameterizedTest
    @CsvSource({"http://bots.example.org, a_secret-of-enough-characters, 8080, TELEGRAM_WEBHOOK_URL",
            "https://bots.example.org:9000, a_secret-of-enough-characters, 8080, TELEGRAM_WEBHOOK_URL",
            "https://bots.example.org, short, 8080, TELEGRAM_WEBHOOK_SECRET",
            "https://bots.example.org, what+is/that=in+a+secret, 8080, TELEGRAM_WEBHOOK_SECRET",
            "https://bots.example.org, a_secret-of-enough-characters, 70000, TELEGRAM_WEBHOOK_PORT",
            "https://bots.example.org, a_secret-of-enough-characters, web, TELEGRAM_WEBHOOK_PORT"})
    void what_telegram_would_refuse_is_told_at_the_start(String url, String secret, String port, String variable) {
        assertThatThrownBy(() -> TelegramConfig.from(webhook(url, secret, Optional.empty(), Optional.of(port))))
                .isInstanceOf(ConfigException.class).hasMessageContaining(variable).hasMessageNotContaining(secret);
    }

    @Test
    void a_port_without_an_address_is_a_mistake() {
        var webhook = new Telegram.Webhook(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("8080"));

        assertThatThrownBy(() -> TelegramConfig.from(new Telegram(TOKEN, Optional.empty(), webhook)))
                .hasMessageContaining("TELEGRAM_WEBHOOK_URL is not set");
    }

    private static Telegram settings(Optional<Secret> token, Optional<URI> url) {
        return new Telegram(token, url, Telegram.Webhook.NONE);
    }

    private static Telegram webhook(String url, String secret, Optional<String> host, Optional<String> port) {
        return new Telegram(TOKEN, Optional.empty(), new Telegram.Webhook(Optional.of(URI.create(url)),
                Optional.of(new Secret(secret)), host, port));
    }
}
