package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.EventRequest;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Incoming;
import org.parley.bot.Speaker;

/** Recorded events, read by Bolt, and what the bot hears of them. */
class EventTranslatorTest {

    @TestFactory
    Stream<DynamicTest> each_event_is_heard_as_it_is_meant() throws Exception {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(EventTranslatorTest.class.getResourceAsStream("events.json")),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
                    .map(row -> dynamicTest(row.get("case").getAsString(), () -> check(row)));
        }
    }

    private static void check(JsonObject row) throws Exception {
        JsonObject event = row.getAsJsonObject("event");
        List<Incoming> heard = new CopyOnWriteArrayList<>();
        SlackMemory memory = new RecentMemory();
        if (row.has("takesPart")) {
            memory.join(event.get("channel").getAsString(), event.get("thread_ts").getAsString());
        }
        Slack slack = Slack.getInstance(new SlackConfig());
        App app = new App(AppConfig.builder().slack(slack).allEventsApiAutoAckEnabled(true).build(), List.of());
        int status;
        try (OrderedExecutor executor = new OrderedExecutor(10, Duration.ofSeconds(30))) {
            SlackMessenger messenger = new SlackMessenger(slack, slack.methods(), new Pace(Duration.ZERO, () -> 0),
                    Duration.ZERO, Clock.systemUTC());
            new SlackListener(incoming -> {
                heard.add(incoming);
                return Optional.empty();
            }, new EventTranslator(FakeSlack.BOT), memory, messenger, executor).register(app);

            status = app.run(new EventRequest(FakeSlack.eventPayload("Ev1", event).toString(),
                    new RequestHeaders(Map.of()))).getStatusCode();
        }

        assertThat(status).as("acknowledged").isEqualTo(200);
        if (row.has("heard")) {
            assertThat(heard).containsExactly(expected(event, row.getAsJsonObject("heard")));
        } else {
            assertThat(heard).isEmpty();
        }
    }

    private static Incoming expected(JsonObject event, JsonObject heard) {
        Address address = Address.valueOf(heard.get("address").getAsString());
        String channel = event.get("channel").getAsString();
        String user = event.get("user").getAsString();
        Speaker speaker = address == Address.DIRECT
                ? Speaker.alone("slack", channel, user)
                : Speaker.among("slack", channel, user);
        return new Incoming(
                speaker.inThread(Optional.ofNullable(heard.get("thread")).map(JsonElement::getAsString)), address,
                heard.get("text").getAsString());
    }

    @Test
    void a_command_word_becomes_a_command_and_a_question_stays_one() {
        Map<String, String> commands = Map.ofEntries(Map.entry("", "/help"), Map.entry("  ", "/help"),
                Map.entry("help", "/help"), Map.entry("Timeline", "/timeline"),
                Map.entry("timeline Port Talks", "/timeline Port Talks"), Map.entry("sources", "/sources"),
                Map.entry("latest", "/latest"), Map.entry("who Ann Example", "/who Ann Example"),
                Map.entry("who example", "/who example"), Map.entry("who met Ann?", "who met Ann?"),
                Map.entry("who met Ann in May", "who met Ann in May"),
                Map.entry("Sources say what?", "Sources say what?"),
                Map.entry("when did A &amp; B meet", "when did A & B meet"));

        commands.forEach((typed, heard) -> assertThat(EventTranslator.command("C1", "U1", typed))
                .isEqualTo(new Incoming(Speaker.among("slack", "C1", "U1").inThread(Optional.of("user:U1")),
                        Address.COMMAND, heard).before(Audience.ASKER)));
    }
}
