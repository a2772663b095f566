package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.bot.Bot;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Recipient;
import org.parley.reply.Reply;

/** What becomes of Parley and of the places that it is in: restarts, replicas, channels that close and open again. */
class FatesTest {

    private static final Bot ECHO = incoming -> Optional.of(Reply.of(incoming.address() + ": " + incoming.text()));

    private final FakeSlack slack = FakeSlack.start();
    private final TestStore store = new TestStore();

    @AfterEach
    void stop() {
        slack.close();
        store.close();
        assertThat(slack.broken).isEmpty();
    }

    private SlackApp start(Bot bot) throws SlackStartException {
        int before = slack.socket.connected.get();
        SlackApp app = SlackApp.start(slack.socketMode(), bot, store);
        slack.awaitConnection(before + 1);
        return app;
    }

    private void event(String type, String channel, String... more) {
        JsonObject event = FakeSlack.json(more);
        event.addProperty("type", type);
        event.addProperty("channel", channel);
        slack.deliver(event);
    }

    private void awaitAcknowledged(int count) {
        FakeSlack.await(count + " acknowledgements", () -> slack.socket.acknowledged.size() >= count);
    }

    private void post(String channel, String text) {
        store.gateway().post(List.of(Outgoing.of(new Recipient("slack", channel, Optional.empty()),
                StoredJson.write(new SlackCall.Post(new SlackMessage("[]", text))))));
    }

    @Test
    void what_was_acknowledged_and_not_answered_is_answered_after_a_restart() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        SlackApp first = start(incoming -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("told to stop");
            }
            return Optional.empty();
        });
        slack.direct("still there?");
        awaitAcknowledged(1);
        asked.await();
        store.gateway().close();
        first.close();

        try (SlackApp second = start(ECHO)) {
            assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text)
                    .containsExactly("DIRECT: still there?");
        }
    }

    @Test
    void what_was_answered_is_not_answered_again_after_a_restart_and_a_thread_goes_on() throws Exception {
        JsonObject message = FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, "<@U0PARLEY> one", slack.ts());
        String thread = message.get("ts").getAsString();
        try (SlackApp first = start(ECHO)) {
            slack.deliver("Ev1", message);
            slack.awaitPosted(1);
        }

        try (SlackApp second = start(ECHO)) {
            slack.deliver("Ev1", message);
            slack.deliver("Ev2", FakeSlack.asMention(message));
            slack.deliver(FakeSlack.inThread(
                    FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, "two", slack.ts()), thread));

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: one",
                    "THREAD_FOLLOW_UP: two");
        }
    }

    @Test
    void of_two_replicas_that_are_told_the_same_one_answers_and_both_know_the_thread() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        Bot counting = incoming -> {
            answers.incrementAndGet();
            return ECHO.handle(incoming);
        };
        try (SlackApp first = start(counting); SlackApp second = start(counting)) {
            JsonObject message = FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, "<@U0PARLEY> one", slack.ts());
            for (int i = 0; i < 4; i++) {
                slack.deliver("Ev1", message);
                slack.socket.turn();
            }
            slack.awaitPosted(1);
            for (String text : List.of("two", "<@U0BOB> you?", "not a word", "<@U0PARLEY> three")) {
                awaitAcknowledgedAll();
                slack.socket.turn();
                slack.deliver(FakeSlack.inThread(
                        FakeSlack.message(FakeSlack.GENERAL, FakeSlack.ANN, text, slack.ts()),
                        message.get("ts").getAsString()));
            }

            assertThat(slack.awaitPosted(3)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: one",
                    "THREAD_FOLLOW_UP: two", "MENTION: three");
            assertThat(answers).hasValue(3);
        }
    }

    private void awaitAcknowledgedAll() {
        FakeSlack.await("all acknowledged", slack.socket::isQuiet);
    }

    @Test
    void nothing_is_sent_to_an_archived_channel_until_it_is_opened_again() throws Exception {
        try (SlackApp app = start(ECHO)) {
            slack.archived.add(FakeSlack.GENERAL);
            event("channel_archive", FakeSlack.GENERAL, "user", FakeSlack.BOSS);
            awaitAcknowledged(1);
            post(FakeSlack.GENERAL, "digest");
            slack.direct("elsewhere");
            slack.awaitPosted(1);

            assertThat(slack.calls).filteredOn("chat.postMessage"::equals).hasSize(1);
            slack.archived.clear();
            event("channel_unarchive", FakeSlack.GENERAL, "user", FakeSlack.BOSS);

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: elsewhere",
                    "digest");
        }
    }

    @Test
    void nothing_is_sent_where_it_was_put_out_until_it_is_invited_again() throws Exception {
        try (SlackApp app = start(ECHO)) {
            slack.left.add(FakeSlack.GENERAL);
            event("channel_left", FakeSlack.GENERAL, "actor_id", FakeSlack.BOSS);
            awaitAcknowledged(1);
            post(FakeSlack.GENERAL, "digest");
            event("member_joined_channel", FakeSlack.GENERAL, "user", "U0BOB");
            slack.direct("elsewhere");
            slack.awaitPosted(1);

            slack.left.clear();
            event("member_joined_channel", FakeSlack.GENERAL, "user", FakeSlack.BOT);

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: elsewhere",
                    "digest");
        }
    }

    @Test
    void what_is_meant_for_a_channel_follows_it_to_its_new_id() throws Exception {
        DeskBot bot = new DeskBot();
        try (SlackApp app = start(bot)) {
            slack.deliver(FakeSlack.json("type", "channel_id_changed", "old_channel_id", "G0OLD", "new_channel_id",
                    FakeSlack.OTHER, "event_ts", slack.ts()));
            awaitAcknowledged(1);
            post("G0OLD", "digest");

            assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::channel).containsExactly(FakeSlack.OTHER);
            assertThat(bot.moved).as("settings too").containsExactly("G0OLD to C0OTHER");
        }
    }

    @Test
    void an_uninstalled_app_acknowledges_that_it_is() throws Exception {
        try (SlackApp app = start(ECHO)) {
            slack.deliver(FakeSlack.json("type", "app_uninstalled"));
            JsonObject revoked = FakeSlack.json("type", "tokens_revoked");
            revoked.add("tokens", FakeSlack.parsed("{\"bot\":[\"U0PARLEY\"]}"));
            slack.deliver(revoked);

            awaitAcknowledged(2);
        }
    }

    @Test
    void what_cannot_be_stored_is_not_acknowledged() throws Exception {
        try (SlackApp app = start(ECHO)) {
            store.close();

            slack.direct("one");

            FakeSlack.await("a repetition", () -> slack.socket.redelivered.get() >= 1);
            assertThat(slack.socket.acknowledged).isEmpty();
        }
    }

    @Test
    void an_answer_waits_as_long_as_slack_asks_and_keeps_its_place() throws Exception {
        try (SlackApp app = start(ECHO)) {
            slack.failNext("chat.postMessage", new FakeWebApi.Failure.Status(429, Optional.of("2")));

            slack.direct("one");
            slack.direct("two");

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: one",
                    "DIRECT: two");
        }
    }

    @Test
    void an_answer_that_arrived_before_the_connection_broke_is_not_sent_again() throws Exception {
        try (SlackApp app = start(ECHO)) {
            slack.failNext("chat.postMessage", new FakeWebApi.Failure.ResetAfterWork());

            slack.direct("one");
            slack.direct("two");

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: one",
                    "DIRECT: two");
        }
    }
}
