package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.bot.Address;
import org.parley.bot.Audience;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Press;
import org.parley.reply.Block;
import org.parley.reply.Reply;

/** What people press, choose, open and send beside messages, through the real Bolt. */
class InteractionTest {

    private final FakeSlack slack = FakeSlack.start();
    private final TestStore store = new TestStore();
    private final DeskBot bot = new DeskBot();
    private final SlackApp app;

    InteractionTest() throws SlackStartException {
        app = SlackApp.start(slack.socketMode(), bot, store);
    }

    @BeforeEach
    void isConnected() {
        slack.awaitConnection(1);
    }

    @AfterEach
    void stop() {
        app.close();
        slack.close();
        store.close();
        assertThat(slack.broken).isEmpty();
    }

    private JsonObject answerToCommand(String text) {
        slack.command(text);
        return slack.awaitSize(() -> slack.ephemeral, 1).get(0);
    }

    private static String text(JsonObject ephemeral) {
        return ephemeral.get("text").getAsString();
    }

    @Test
    void a_private_answer_is_shared_with_the_channel_in_the_name_of_who_shares_it() {
        slack.shareable.add("@U0ANN");
        JsonObject answer = answerToCommand("when?");

        slack.press(FakeSlack.ANN, answer, "Share to channel");

        FakeSlack.Posted shared = slack.awaitPosted(1).get(0);
        assertThat(shared.channel()).isEqualTo(FakeSlack.GENERAL);
        assertThat(shared.thread()).isEmpty();
        assertThat(shared.text())
                .isEqualTo("&lt;!channel&gt; when? On 1 May 2031.\n\nShared by <@U0ANN>");
        assertThat(bot.pressed).extracting(Press::audience).containsExactly(Audience.ASKER);
    }

    @Test
    void a_private_answer_is_shared_even_where_the_app_is_no_member() {
        slack.shareable.add("@U0ANN");
        slack.left.add(FakeSlack.GENERAL);
        JsonObject answer = answerToCommand("when?");

        slack.press(FakeSlack.ANN, answer, "Share to channel");

        JsonObject shared = slack.awaitSize(() -> slack.ephemeral, 2).get(1);
        assertThat(shared.get("response_type").getAsString()).isEqualTo("in_channel");
        assertThat(text(shared)).contains("On 1 May 2031.", "Shared by");
        assertThat(slack.posted).isEmpty();
    }

    @Test
    void more_of_a_private_answer_stays_private_and_another_wording_takes_its_place() {
        JsonObject answer = answerToCommand("when?");

        slack.press(FakeSlack.ANN, answer, "Sources");
        slack.press(FakeSlack.ANN, answer, "Rephrase");

        List<JsonObject> seen = slack.awaitSize(() -> slack.ephemeral, 3);
        assertThat(text(seen.get(1))).isEqualTo("Harbour Wire says so.");
        assertThat(seen.get(1).get("replace_original").getAsBoolean()).isFalse();
        assertThat(text(seen.get(2))).isEqualTo("On the first of May.");
        assertThat(seen.get(2).get("replace_original").getAsBoolean()).isTrue();
        assertThat(seen).extracting(each -> each.get("response_type").getAsString()).containsOnly("ephemeral");
    }

    @Test
    void buttons_of_an_answer_in_a_thread_change_it_or_add_to_it_below() {
        String thread = slack.mention(FakeSlack.GENERAL, "when?");
        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);

        slack.press(FakeSlack.BOSS, answer, "Rephrase");
        FakeSlack.Posted rephrased = slack.awaitSize(() -> slack.updated, 1).get(0);
        slack.press(FakeSlack.BOSS, answer, "Share to channel");
        FakeSlack.Posted added = slack.awaitPosted(2).get(1);

        assertThat(rephrased.ts()).isEqualTo(answer.ts());
        assertThat(rephrased.text()).isEqualTo("On the first of May.");
        assertThat(added.thread()).contains(thread);
        assertThat(added.text()).as("everybody saw it before").doesNotContain("Shared by");
        assertThat(bot.pressed).extracting(Press::audience).containsOnly(Audience.CHAT);
        assertThat(bot.pressed).extracting(press -> press.speaker().user()).containsOnly(FakeSlack.BOSS);
    }

    @Test
    void other_buttons_are_offered_to_who_pressed_alone_and_go_when_one_is_pressed() {
        String thread = slack.mention(FakeSlack.GENERAL, "when?");
        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);

        slack.press(FakeSlack.BOSS, answer, "Why?");
        JsonObject offer = slack.awaitSize(() -> slack.ephemeral, 1).get(0);
        slack.press(FakeSlack.BOSS, offer, "Wrong date");
        JsonObject thanks = slack.awaitSize(() -> slack.ephemeral, 2).get(1);
        slack.press(FakeSlack.BOSS, offer, "Back");
        JsonObject gone = slack.awaitSize(() -> slack.ephemeral, 3).get(2);

        assertThat(text(offer)).isEqualTo("What is wrong?");
        assertThat(offer.get("thread_ts").getAsString()).isEqualTo(thread);
        assertThat(text(thanks)).isEqualTo("Thank you.");
        assertThat(thanks.get("replace_original").getAsBoolean()).isTrue();
        assertThat(thanks.toString()).doesNotContain("actions");
        assertThat(gone.get("delete_original").getAsBoolean()).isTrue();
        assertThat(slack.updated).as("for everybody it stays as it is").isEmpty();
    }

    @Test
    void what_is_wrong_with_a_private_answer_can_be_said() {
        JsonObject answer = answerToCommand("when?");

        slack.press(FakeSlack.ANN, answer, "Why?");

        assertThat(slack.awaitSize(() -> slack.ephemeral, 2).get(1).toString()).contains("What is wrong?", "Wrong date",
                "Back");
    }

    @Test
    void the_message_shortcut_reads_what_a_feed_or_a_forwarded_message_shows() {
        JsonObject message = FakeSlack.inThread(FakeSlack.message(FakeSlack.GENERAL, "U0BOB", "", slack.ts()), "1.1");
        message.add("attachments", JsonParser.parseString("[{\"text\":\"They met.\",\"fallback\":\"x\"},"
                + "{\"fallback\":\"They signed.\"}]"));

        slack.messageShortcut("check_this", FakeSlack.GENERAL, message);

        assertThat(text(slack.awaitSize(() -> slack.ephemeral, 1).get(0)))
                .isEqualTo("/parley check of: They met.\n\nThey signed.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"U0BOSS, ADMINISTRATOR", "U0MAKER, ADMINISTRATOR", "U0ANN, MEMBER", "U0GUEST, MEMBER",
            "U0STRANGER, MEMBER", "U0GONE, UNKNOWN"})
    void admins_and_who_made_the_channel_manage_it_and_guests_and_strangers_never(String user, String standing) {
        slack.mention(FakeSlack.GENERAL, "settings?");
        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);

        slack.press(user, answer, "Who am I?");

        assertThat(text(slack.awaitSize(() -> slack.ephemeral, 1).get(0))).isEqualTo(standing);
    }

    @Test
    void a_stranger_from_another_workspace_who_mentions_it_in_a_shared_channel_is_answered() {
        slack.mention(FakeSlack.GENERAL, FakeSlack.STRANGER, "when?");

        assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("when?");
    }

    @Test
    void the_message_shortcut_checks_what_the_message_says_and_shows_it_to_one_person() {
        slack.messageShortcut("check_this", FakeSlack.GENERAL,
                FakeSlack.message(FakeSlack.GENERAL, "U0BOB", "They met &amp; <@U1|ann> signed.", slack.ts()));

        JsonObject answer = slack.awaitSize(() -> slack.ephemeral, 1).get(0);
        assertThat(text(answer)).isEqualTo("/parley check of: They met &amp; @ann signed.");
        assertThat(bot.heard).extracting(Incoming::audience).containsExactly(Audience.ASKER);
        assertThat(slack.posted).isEmpty();
    }

    @Test
    void the_global_shortcut_opens_a_modal_whose_question_is_answered_in_a_direct_message() {
        slack.globalShortcut("ask_parley");
        JsonObject modal = slack.awaitSize(() -> slack.modals, 1).get(0);
        slack.submit(modal, " when did they meet? ");

        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);
        assertThat(answer.channel()).isEqualTo(FakeSlack.DM);
        assertThat(answer.text()).isEqualTo("when did they meet?\n\nYou asked: when did they meet?");
        assertThat(bot.heard).extracting(Incoming::address).containsExactly(Address.DIRECT);
    }

    @Test
    void an_empty_question_leaves_no_trace() {
        slack.globalShortcut("ask_parley");
        slack.submit(slack.awaitSize(() -> slack.modals, 1).get(0), "  ");
        slack.direct("last");

        assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::text).containsExactly("last");
    }

    @Test
    void the_home_shows_what_is_theirs_and_a_press_in_it_shows_anew() {
        slack.openHome(FakeSlack.ANN);
        JsonObject home = slack.awaitSize(() -> slack.homes, 1).get(0);

        slack.pressInHome(FakeSlack.ANN, home, "Sources");

        assertThat(home.toString()).contains("/parley digest", "/parley watches", "/parley latest", "/parley help");
        assertThat(slack.awaitPosted(1)).extracting(FakeSlack.Posted::channel, FakeSlack.Posted::text)
                .containsExactly(tuple(FakeSlack.DM, "Harbour Wire says so."));
        slack.awaitSize(() -> slack.homes, 2);
        assertThat(bot.pressed).extracting(press -> press.speaker().chat()).containsExactly(FakeSlack.DM);
    }

    @Test
    void the_pane_suggests_what_can_be_answered_and_shows_that_it_is_at_work() {
        String thread = slack.openAssistant();
        List<JsonElement> prompts = slack.awaitSize(() -> slack.prompts, 1).get(0).asList();
        slack.deliver(FakeSlack.inThread(
                FakeSlack.message(FakeSlack.DM, FakeSlack.ANN, "When did they last meet?", slack.ts()), thread));

        FakeSlack.Posted answer = slack.awaitPosted(1).get(0);
        assertThat(prompts).extracting(prompt -> prompt.getAsJsonObject().get("message").getAsString())
                .containsExactly("When did they last meet?", "Who was there?");
        assertThat(answer.thread()).contains(thread);
        assertThat(slack.statuses).hasSize(1).allSatisfy(status -> assertThat(status).isNotBlank());
        assertThat(slack.calls.indexOf("assistant.threads.setStatus"))
                .isLessThan(slack.calls.indexOf("chat.postMessage"));
    }

    @Test
    void a_home_too_long_for_slack_says_that_there_is_more() {
        Bot talkative = incoming -> Optional.of(new Reply(Collections.nCopies(60, new Block.Paragraph("p"))));
        app.close();
        try (SlackApp other = SlackApp.start(slack.socketMode(), talkative, store)) {
            slack.awaitConnection(2);
            slack.openHome(FakeSlack.ANN);

            JsonObject home = slack.awaitSize(() -> slack.homes, 1).get(0);
            assertThat(home.getAsJsonArray("blocks")).hasSize(100);
            assertThat(home.toString()).contains("There is more");
        } catch (SlackStartException e) {
            throw new AssertionError(e);
        }
    }
}
