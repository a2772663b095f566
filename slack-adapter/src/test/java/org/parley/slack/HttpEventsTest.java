package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.bot.Secret;
import org.parley.reply.Reply;

class HttpEventsTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private final FakeSlack slack = FakeSlack.start();
    private final TestStore store = new TestStore();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SlackApp app;

    HttpEventsTest() throws SlackStartException {
        app = SlackApp.start(slack.config(new SlackBotConfig.Connection.Http(new Secret(SECRET), 0)),
                incoming -> Optional.of(Reply.of(incoming.address() + ": " + incoming.text())), store);
    }

    @BeforeEach
    void isListening() {
        assertThat(app.port()).isPositive();
    }

    @AfterEach
    void stop() {
        client.close();
        app.close();
        slack.close();
        store.close();
    }

    private static String event(String text, String ts) {
        return FakeSlack.eventPayload("Ev1", FakeSlack.message(FakeSlack.DM, "U0ANN", text, ts)).toString();
    }

    private int post(String body, Instant at, String secret) throws IOException, InterruptedException {
        String timestamp = Long.toString(at.getEpochSecond());
        return send(body, timestamp, new SlackSignature.Generator(secret).generate(timestamp, body)).statusCode();
    }

    private HttpResponse<String> send(String body, String timestamp, String signature)
            throws IOException, InterruptedException {
        return send(body, "application/json", timestamp, signature);
    }

    private HttpResponse<String> send(String body, String type, String timestamp, String signature)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + "/slack/events"))
                .header("Content-Type", type).header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_signed_event_is_acknowledged_and_answered_once_though_it_is_repeated() throws Exception {
        assertThat(post(event("when?", "1.1"), Instant.now(), SECRET)).isEqualTo(200);
        assertThat(post(event("when?", "1.1"), Instant.now(), SECRET)).isEqualTo(200);
        assertThat(post(event("where?", "1.2"), Instant.now(), SECRET)).isEqualTo(200);

        assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: when?",
                "DIRECT: where?");
    }

    @Test
    void what_is_not_signed_now_with_the_secret_is_refused() throws Exception {
        Instant now = Instant.now();
        String timestamp = Long.toString(now.getEpochSecond());
        String signature = new SlackSignature.Generator(SECRET).generate(timestamp, event("when?", "1.1"));

        assertThat(post(event("when?", "1.1"), now, "another")).as("another secret").isEqualTo(401);
        assertThat(post(event("when?", "1.1"), now.minus(Duration.ofMinutes(6)), SECRET)).as("stale").isEqualTo(401);
        assertThat(post(event("when?", "1.1"), now.plus(Duration.ofHours(1)), SECRET)).as("dated ahead").isEqualTo(401);
        assertThat(send(event("where?", "1.1"), timestamp, signature).statusCode()).as("tampered").isEqualTo(401);
        assertThat(send(event("when?", "1.1"), timestamp, "").statusCode()).as("unsigned").isEqualTo(401);
        assertThat(send(event("when?", "1.1"), "soon", signature).statusCode()).as("no time").isEqualTo(401);
        assertThat(post(event("last", "1.9"), now, SECRET)).isEqualTo(200);

        assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: last");
    }

    @Test
    void the_address_is_confirmed_as_slack_asks() throws Exception {
        String body = "{\"token\":\"t\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}";
        String timestamp = Long.toString(Instant.now().getEpochSecond());

        HttpResponse<String> response = send(body, timestamp,
                new SlackSignature.Generator(SECRET).generate(timestamp, body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("3eZbrw1aB");
    }

    @Test
    void commands_and_presses_arrive_as_forms_at_the_same_address() throws Exception {
        String now = Long.toString(Instant.now().getEpochSecond());
        String command = form(Map.of("command", "/parley", "text", "when?", "channel_id", FakeSlack.GENERAL, "user_id",
                FakeSlack.ANN, "team_id", "T0TEAM", "trigger_id", "t1", "response_url", slack.url() + "/response/1"));
        String press = form(Map.of("payload",
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U0ANN\"},\"team\":{\"id\":\"T0TEAM\"},\"view\":"
                        + "{\"id\":\"V1\",\"type\":\"modal\",\"callback_id\":\"ask_parley\",\"state\":{\"values\":{\"question\":"
                        + "{\"question\":{\"type\":\"plain_text_input\",\"value\":\"where?\"}}}}}}"));

        for (String body : List.of(command, press)) {
            assertThat(send(body, "application/x-www-form-urlencoded", now,
                    new SlackSignature.Generator(SECRET).generate(now, body)).statusCode()).isEqualTo(200);
        }

        assertThat(slack.awaitSize(() -> slack.ephemeral, 1).get(0).get("text").getAsString())
                .isEqualTo("COMMAND: when?");
        assertThat(slack.awaitPosted(1).get(0).text()).startsWith("DIRECT: where?");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Test
    void what_cannot_be_stored_is_not_acknowledged() throws Exception {
        store.close();

        assertThat(post(event("when?", "1.1"), Instant.now(), SECRET)).isEqualTo(503);
    }

    @Test
    void nonsense_is_refused_and_the_server_goes_on() throws Exception {
        assertThat(post("{", Instant.now(), SECRET)).isEqualTo(400);
        assertThat(post("{\"type\":\"event_callback\",\"event\":7}", Instant.now(), SECRET)).isEqualTo(400);
        assertThat(post("x".repeat(2 << 20), Instant.now(), SECRET)).isEqualTo(413);
        assertThat(client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + app.port() + "/")).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(405);
        assertThat(post(event("when?", "1.1"), Instant.now(), SECRET)).isEqualTo(200);
    }
}
