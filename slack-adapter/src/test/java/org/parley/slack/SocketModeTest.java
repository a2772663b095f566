package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.bot.Address;
import org.parley.bot.Bot;
import org.parley.bot.Secret;
import org.parley.reply.Block;
import org.parley.reply.Reply;

class SocketModeTest {

    /** Answers everything, so that silence is the adapter's. */
    private static final Bot ECHO = incoming -> Optional
            .of(Reply.of(incoming.address() + ": " + incoming.text()));

    private final FakeSlack slack = FakeSlack.start();
    private final TestStore store = new TestStore();

    @AfterEach
    void stop() {
        slack.close();
        store.close();
    }

    private SlackApp connected(Bot bot) throws SlackStartException {
        int before = slack.socket.connected.get();
        SlackApp app = SlackApp.start(slack.socketMode(), bot, store);
        slack.awaitConnection(before + 1);
        return app;
    }

    private String follow(String thread, String user, String text) {
        String ts = slack.ts();
        slack.deliver(FakeSlack.inThread(FakeSlack.message(FakeSlack.GENERAL, user, text, ts), thread));
        return ts;
    }

    @Test
    void a_direct_message_and_a_mention_get_the_same_answer_where_each_was_written() throws Exception {
        Bot bot = incoming -> Optional.of(new Reply(List.of(new Block.Lead("On 1 May 2031, in Port Ellen."),
                new Block.Context("As asked: " + incoming.text()))));
        try (SlackApp app = connected(bot)) {
            slack.direct("When did they meet?");
            String mention = slack.mention(FakeSlack.GENERAL, "When did they meet?");

            List<FakeSlack.Posted> answers = slack.awaitPosted(2);

            assertThat(answers).extracting(FakeSlack.Posted::channel).containsExactlyInAnyOrder(FakeSlack.DM,
                    FakeSlack.GENERAL);
            assertThat(answers).filteredOn(a -> a.channel().equals(FakeSlack.DM)).extracting(FakeSlack.Posted::thread)
                    .containsExactly(Optional.empty());
            assertThat(answers).filteredOn(a -> a.channel().equals(FakeSlack.GENERAL))
                    .extracting(FakeSlack.Posted::thread).containsExactly(Optional.of(mention));
            assertThat(answers.get(0).text()).isEqualTo(answers.get(1).text())
                    .isEqualTo("On 1 May 2031, in Port Ellen.\n\nAs asked: When did they meet?");
            assertThat(answers.get(0).blocks()).isEqualTo(answers.get(1).blocks()).hasSize(2);
            assertThat(slack.broken).isEmpty();
        }
    }

    @Test
    void answers_a_mention_once_though_two_events_tell_of_it_three_times_each() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            String ts = slack.ts();
            JsonObject message = FakeSlack.message(FakeSlack.GENERAL, "U0ANN", "<@U0PARLEY> when?", ts);

            for (int i = 0; i < 3; i++) {
                slack.deliver("Ev-message", message);
                slack.deliver("Ev-mention", FakeSlack.asMention(message));
            }
            follow(ts, "U0ANN", "where?");

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: when?",
                    "THREAD_FOLLOW_UP: where?");
            assertThat(slack.posted).extracting(FakeSlack.Posted::thread).containsOnly(Optional.of(ts));
        }
    }

    @Test
    void stays_silent_in_a_thread_from_when_people_turn_to_each_other_until_it_is_named_again() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            String thread = slack.mention(FakeSlack.GENERAL, "one");
            follow(thread, "U0ANN", "two");
            follow(thread, "U0ANN", "<@U0BOB> do you believe that?");
            follow(thread, "U0BOB", "not a word");
            follow(thread, "U0BOB", "<@U0PARLEY> three");
            follow(thread, "U0BOB", "four");

            assertThat(slack.awaitPosted(4)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: one",
                    "THREAD_FOLLOW_UP: two", "MENTION: three", "THREAD_FOLLOW_UP: four");
        }
    }

    @Test
    void a_slow_answer_is_acknowledged_at_once_given_once_and_holds_up_no_other_channel() throws Exception {
        FakeSlack impatient = FakeSlack.start(Duration.ofSeconds(1));
        CountDownLatch release = new CountDownLatch(1);
        Bot slow = incoming -> {
            if (incoming.text().equals("slow")) {
                await(release);
            }
            return ECHO.handle(incoming);
        };
        try (impatient; SlackApp app = SlackApp.start(impatient.socketMode(), slow, store)) {
            impatient.awaitConnection(1);
            impatient.direct("slow");
            impatient.mention(FakeSlack.OTHER, "quick");
            impatient.direct("after");

            assertThat(impatient.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: quick");
            FakeSlack.await("all acknowledged", () -> impatient.socket.acknowledged.size() == 4);
            release.countDown();

            assertThat(impatient.awaitPosted(3)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: quick",
                    "DIRECT: slow", "DIRECT: after");
            assertThat(impatient.socket.redelivered).hasValue(0);
        }
    }

    @Test
    void events_that_are_not_for_it_are_acknowledged_and_left_alone() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            JsonObject changed = FakeSlack.message(FakeSlack.DM, "U0ANN", "", slack.ts());
            changed.addProperty("subtype", "message_changed");
            changed.remove("user");
            JsonObject reaction = new JsonObject();
            reaction.addProperty("type", "reaction_added");
            reaction.addProperty("user", "U0ANN");
            JsonObject own = FakeSlack.message(FakeSlack.DM, FakeSlack.BOT, "DIRECT: x", slack.ts());
            own.addProperty("bot_id", "B0PARLEY");

            List.of(changed, reaction, own).forEach(slack::deliver);
            slack.direct("last");

            assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: last");
            FakeSlack.await("all acknowledged", () -> slack.socket.acknowledged.size() == 4);
        }
    }

    @Test
    void a_command_is_answered_to_who_gave_it_alone() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            slack.command("when did they meet?");
            slack.command("timeline Port Ellen");

            List<JsonObject> answers = slack.awaitSize(() -> slack.ephemeral, 2);

            assertThat(answers).extracting(answer -> answer.get("response_type").getAsString())
                    .containsOnly("ephemeral");
            assertThat(answers).extracting(answer -> answer.get("text").getAsString()).containsExactly(
                    "COMMAND: when did they meet?", "COMMAND: /parley timeline Port Ellen");
            assertThat(slack.posted).isEmpty();
        }
    }

    @Test
    void help_tells_what_there_is_in_slack_and_a_check_of_nothing_where_it_is_found() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            slack.command("");
            slack.command("check");

            List<JsonObject> answers = slack.awaitSize(() -> slack.ephemeral, 2);

            assertThat(answers.get(0).get("text").getAsString()).startsWith("COMMAND: /parley help").contains(
                    "mention me", "“Check this”", "“Ask Parley”");
            assertThat(answers.get(1).get("text").getAsString()).contains("“Check this” in the menu", "/parley check");
        }
    }

    @Test
    void what_is_spoken_to_it_alone_may_be_a_command_without_a_slash() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            slack.direct("timeline Port Ellen");
            slack.direct("help me understand the talks");
            String thread = slack.mention(FakeSlack.GENERAL, "sources");
            follow(thread, "U0ANN", "watch this space");

            assertThat(slack.awaitPosted(4)).extracting(FakeSlack.Posted::text).containsExactlyInAnyOrder(
                    "DIRECT: /parley timeline Port Ellen", "DIRECT: help me understand the talks",
                    "MENTION: /parley sources", "THREAD_FOLLOW_UP: watch this space");
        }
    }

    @Test
    void its_name_alone_or_with_check_below_a_message_means_that_message() throws Exception {
        Bot quoting = incoming -> Optional.of(Reply.of(incoming.text() + " of " + incoming.quoted().orElse("nothing")));
        try (SlackApp app = connected(quoting)) {
            String thread = slack.ts();
            slack.deliver(FakeSlack.message(FakeSlack.GENERAL, "U0BOB", "They met &amp; signed.", thread));
            follow(thread, "U0ANN", "<@U0PARLEY> check");
            follow(thread, "U0ANN", "<@U0PARLEY>");
            slack.mention(FakeSlack.OTHER, "");

            assertThat(slack.awaitPosted(3)).extracting(FakeSlack.Posted::text).containsExactlyInAnyOrder(
                    "/parley check of They met &amp; signed.", "of They met &amp; signed.", "of nothing");
        }
    }

    @Test
    void a_question_that_is_corrected_within_a_minute_has_its_answer_corrected() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            JsonObject question = FakeSlack.message(FakeSlack.GENERAL, "U0ANN", "<@U0PARLEY> were?", slack.ts());
            slack.deliver(question);
            FakeSlack.Posted answer = slack.awaitPosted(1).get(0);

            slack.edit(question, "<@U0PARLEY> where?", 20);
            FakeSlack.Posted corrected = slack.awaitSize(() -> slack.updated, 1).get(0);
            slack.edit(question, "<@U0PARLEY> where?", 20);
            slack.edit(question, "<@U0PARLEY> too late", 90);
            slack.direct("last");

            assertThat(corrected.ts()).isEqualTo(answer.ts());
            assertThat(corrected.text()).isEqualTo("MENTION: where?");
            assertThat(slack.awaitPosted(2).get(1).text()).isEqualTo("DIRECT: last");
            assertThat(slack.updated).as("told again, as when a preview of a link is added; and too late").hasSize(1);
        }
    }

    @Test
    void a_socket_that_slack_refuses_for_a_while_is_opened_when_it_does_no_longer() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            for (int i = 0; i < 2; i++) {
                slack.failNext("apps.connections.open", new FakeWebApi.Failure.Error("internal_error"));
            }
            slack.cut();
            slack.awaitConnection(2);
            slack.direct("back");

            assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("DIRECT: back");
        }
    }

    @Test
    void the_gateway_knows_when_the_socket_gave_its_last_sign_of_life() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            FakeSlack.await("a sign of life", () -> store.gateway().lastPoll().isPresent());
            var first = store.gateway().lastPoll();

            FakeSlack.await("another", () -> !store.gateway().lastPoll().equals(first));
        }
    }

    @Test
    void a_long_command_answer_uses_no_more_responses_than_slack_takes() throws Exception {
        Bot talkative = incoming -> Optional.of(incoming.address() == Address.COMMAND
                ? new Reply(Collections.nCopies(300, new Block.Paragraph("p")))
                : Reply.of("end"));
        try (SlackApp app = connected(talkative)) {
            slack.command("everything");

            List<JsonObject> answers = slack.awaitSize(() -> slack.ephemeral, 5);

            assertThat(answers.get(4).toString()).contains("There is more");
        }
        assertThat(slack.ephemeral).hasSize(5);
    }

    @Test
    void goes_on_after_the_socket_is_refreshed_or_breaks() throws Exception {
        try (SlackApp app = connected(ECHO)) {
            slack.refresh();
            slack.awaitConnection(2);
            slack.direct("after the refresh");
            slack.awaitPosted(1);

            slack.cut();
            slack.awaitConnection(3);
            slack.direct("after the break");

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text)
                    .containsExactly("DIRECT: after the refresh", "DIRECT: after the break");
        }
    }

    @Test
    void a_bot_that_fails_or_is_silent_does_not_end_the_conversation() throws Exception {
        Bot moody = incoming -> switch (incoming.text()) {
            case "fail" -> throw new IllegalStateException("as planned");
            case "hush" -> Optional.empty();
            default -> ECHO.handle(incoming);
        };
        try (SlackApp app = connected(moody)) {
            slack.direct("fail");
            slack.direct("hush");
            slack.direct("speak");

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).satisfiesExactly(
                    sorry -> assertThat(sorry).contains("went wrong"),
                    spoken -> assertThat(spoken).isEqualTo("DIRECT: speak"));
        }
    }

    @Test
    void what_was_taken_on_is_answered_after_the_next_start_at_the_latest_and_no_thread_keeps_the_process_alive()
            throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        SlackApp app = connected(incoming -> {
            asked.countDown();
            await(release);
            return ECHO.handle(incoming);
        });
        slack.direct("still there?");
        await(asked);
        Thread closing = Thread.ofVirtual().start(app::close);
        release.countDown();
        closing.join();
        try (SlackApp again = connected(ECHO)) {
            assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text)
                    .containsExactly("DIRECT: still there?");
        }
        FakeSlack.await("no thread of Slack's or ours that is not a daemon", () -> Thread.getAllStackTraces().keySet()
                .stream().filter(thread -> !thread.isDaemon()).map(Thread::getName)
                .noneMatch(name -> name.startsWith("parley-") || name.startsWith("slack-")
                        || name.startsWith("socket-mode") || name.startsWith("bolt-")
                        || name.startsWith("WebSocketConnectReadThread")));
    }

    @Test
    void says_which_token_slack_refuses_and_what_to_do_when_it_cannot_be_reached() {
        SlackBotConfig badBot = new SlackBotConfig(new Secret("xoxb-wrong"),
                new SlackBotConfig.Connection.SocketMode(new Secret(FakeSlack.APP_TOKEN)), slack.socketMode().apiUrl());
        SlackBotConfig badApp = slack.config(new SlackBotConfig.Connection.SocketMode(new Secret("xapp-wrong")));
        SlackBotConfig nowhere = new SlackBotConfig(new Secret("xoxb-1"),
                new SlackBotConfig.Connection.SocketMode(new Secret("xapp-1")), URI.create("http://localhost:1/api/"));

        for (Start start : List.<Start>of(config -> SlackApp.start(config, ECHO, store), SlackApp::check)) {
            assertThatThrownBy(() -> start.with(badBot)).isInstanceOf(SlackStartException.class)
                    .hasMessageContaining("SLACK_BOT_TOKEN (invalid_auth)").hasMessageNotContaining("xoxb-wrong");
            assertThatThrownBy(() -> start.with(badApp)).isInstanceOf(SlackStartException.class)
                    .hasMessageContaining("SLACK_APP_TOKEN (invalid_auth)").hasMessageNotContaining("xapp-wrong");
            assertThatThrownBy(() -> start.with(nowhere)).isInstanceOf(SlackStartException.class)
                    .hasMessageContaining("Slack cannot be reached");
        }
    }

    @Test
    void a_check_asks_about_the_tokens_and_for_nothing_else() throws Exception {
        assertThat(SlackApp.check(slack.socketMode())).isEqualTo("parley in Desk");

        assertThat(slack.calls).containsExactly("auth.test", "apps.connections.open");
        assertThat(slack.socket.connected).hasValue(0);
    }

    @Test
    void a_check_names_what_the_app_may_not_do_and_how_to_mend_it() {
        slack.granted.removeAll(List.of("files:write", "users:read"));

        assertThatThrownBy(() -> SlackApp.check(slack.socketMode())).isInstanceOf(SlackStartException.class)
                .hasMessageContaining("lacks files:write, users:read").hasMessageContaining("manifest.json");
    }

    private interface Start {
        Object with(SlackBotConfig config) throws SlackStartException;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
