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
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.bot.Address;
import org.parley.bot.Audience;
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
        List<SlackEvent.Said> heard = new CopyOnWriteArrayList<>();
        EventTranslator translator = new EventTranslator(FakeSlack.BOT);
        App app = new App(AppConfig.builder().slack(Slack.getInstance(new SlackConfig()))
                .allEventsApiAutoAckEnabled(true).build(), List.of());
        Consumer<Optional<Post>> hears = post -> post
                .flatMap(p -> translator.translate(p, row.has("takesPart"))).ifPresent(heard::add);
        app.event(AppMentionEvent.class, (payload, context) -> heard(Post.of(payload.getEvent()), hears));
        app.event(MessageEvent.class, (payload, context) -> heard(Post.of(payload.getEvent()), hears));
        app.event(MessageFileShareEvent.class, (payload, context) -> heard(Post.of(payload.getEvent()), hears));
        app.event(MessageThreadBroadcastEvent.class, (payload, context) -> heard(Post.of(payload.getEvent()), hears));

        int status = app.run(new EventRequest(FakeSlack.eventPayload("Ev1", event).toString(),
                new RequestHeaders(Map.of()))).getStatusCode();

        assertThat(status).as("acknowledged").isEqualTo(200);
        if (row.has("heard")) {
            assertThat(heard).hasSize(1);
            assertSays(heard.get(0), event, row.getAsJsonObject("heard"));
        } else {
            assertThat(heard).isEmpty();
        }
    }

    private static Response heard(Optional<Post> post, Consumer<Optional<Post>> hears) {
        hears.accept(post);
        return Response.ok();
    }

    private static void assertSays(SlackEvent.Said said, JsonObject event, JsonObject expected) {
        assertThat(said.channel()).isEqualTo(event.get("channel").getAsString());
        assertThat(said.user()).isEqualTo(event.get("user").getAsString());
        assertThat(said.thread())
                .isEqualTo(Optional.ofNullable(expected.get("thread")).map(JsonElement::getAsString));
        assertThat(said.address()).isEqualTo(Address.valueOf(expected.get("address").getAsString()));
        assertThat(Mrkdwn.toPlain(said.text()).strip()).isEqualTo(expected.get("text").getAsString());
    }

    @Test
    void a_command_word_becomes_a_command_and_a_question_stays_one() {
        Map<String, String> commands = Map.ofEntries(Map.entry("", "/help"), Map.entry("  ", "/help"),
                Map.entry("help", "/help"), Map.entry("Timeline", "/timeline"),
                Map.entry("timeline Port Talks", "/timeline Port Talks"), Map.entry("sources", "/sources"),
                Map.entry("latest", "/latest"), Map.entry("watch when do they meet?", "/watch when do they meet?"),
                Map.entry("help me understand the talks", "help me understand the talks"),
                Map.entry("unwatch 2", "/unwatch 2"), Map.entry("watches", "/watches"),
                Map.entry("digest on 08:00 Europe/Berlin", "/digest on 08:00 Europe/Berlin"),
                Map.entry("who Ann Example", "/who Ann Example"),
                Map.entry("who example", "/who example"), Map.entry("who met Ann?", "who met Ann?"),
                Map.entry("who met Ann in May", "who met Ann in May"),
                Map.entry("Sources say what?", "Sources say what?"),
                Map.entry("when did A &amp; B meet", "when did A & B meet"));

        commands.forEach((typed, heard) -> assertThat(CommandText.of(typed)).isEqualTo(heard));
    }

    @Test
    void commands_are_shown_as_one_types_them_in_slack() {
        Map<String, String> shown = Map.of("/latest [NAME]: what happened last",
                "/parley latest [NAME]: what happened last",
                "For example: /who Ann (/watches lists them) or /latest.",
                "For example: /parley who Ann (/parley watches lists them) or /parley latest.",
                "https://wire.example/latest and/or /latest/news /latest.html /unknown",
                "https://wire.example/latest and/or /latest/news /latest.html /unknown");

        shown.forEach((written, typed) -> assertThat(CommandText.typed(written)).isEqualTo(typed));
    }
}
