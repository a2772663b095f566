package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.bot.Secret;

/** Requests as anybody could send them, over HTTP. */
class WebhookTest {

    private static final String SECRET = "s3cret_of-this-test";

    private final ConcurrentLinkedQueue<Integer> taken = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean broken;
    private final Webhook webhook = Webhook.listen(loopback(0), new Secret(SECRET), update -> {
        if (broken) {
            throw new IllegalStateException("the store is full");
        }
        taken.add(update.getUpdateId());
    });

    @AfterEach
    void stop() {
        webhook.close();
        http.close();
    }

    @Test
    void an_update_with_the_secret_is_taken_in() throws Exception {
        assertThat(post(SECRET, Updates.direct(7, 1, "When?"))).isEqualTo(200);
        assertThat(taken).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret_of-this-tes", "s3cret_of-this-test2", "S3cret_of-this-test"})
    void an_update_with_another_secret_is_refused(String secret) throws Exception {
        assertThat(post(secret, Updates.direct(7, 1, "When?"))).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void an_update_without_a_secret_is_refused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address()).POST(BodyPublishers.ofString("{}")).build();

        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    @Test
    void an_update_that_could_not_be_stored_is_asked_for_again() throws Exception {
        broken = true;

        assertThat(post(SECRET, Updates.direct(7, 1, "When?"))).isEqualTo(500);
    }

    @Test
    void what_is_no_update_is_not_asked_for_again() throws Exception {
        assertThat(post(SECRET, "{\"update_id\":1,\"message\":7}")).isEqualTo(200);
        assertThat(post(SECRET, "no JSON")).isEqualTo(200);
        assertThat(taken).isEmpty();
    }

    @Test
    void a_flood_and_a_browser_get_nowhere() throws Exception {
        assertThat(post(SECRET, "x".repeat((1 << 20) + 1))).isEqualTo(413);
        HttpRequest look = HttpRequest.newBuilder(address()).GET().build();
        assertThat(http.send(look, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void a_port_that_is_taken_is_told_with_what_to_change() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                    () -> Webhook.listen(loopback(other.getLocalPort()), new Secret(SECRET), update -> {
                    }))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("TELEGRAM_WEBHOOK_PORT");
        }
    }

    private int post(String secret, String body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address()).header("X-Telegram-Bot-Api-Secret-Token", secret)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + webhook.address().getPort() + "/hook");
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
