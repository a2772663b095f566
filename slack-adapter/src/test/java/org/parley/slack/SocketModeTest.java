package org.parley.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.bot.Bot;
import org.parley.reply.Reply;

class SocketModeTest {

    /** Answers everything, so that silence is the adapter's. */
    private static final Bot ECHO = incoming -> Optional
            .of(Reply.of(incoming.address() + ": " + incoming.text()));

    private final FakeSlack slack = FakeSlack.start();

    @AfterEach
    void everyRuleWasKept() {
        slack.close();

        assertThat(slack.broken).isEmpty();
    }

    @Test
    void answers_a_direct_message_where_it_was_written() throws Exception {
        try (SlackApp app = SlackApp.start(slack.socketMode(), ECHO)) {
            slack.awaitConnection(1);

            slack.direct("When did they meet?");

            FakeSlack.Posted answer = slack.awaitPosted(1).get(0);
            assertThat(answer.channel()).isEqualTo(FakeSlack.DM);
            assertThat(answer.thread()).isEmpty();
            assertThat(answer.text()).isEqualTo("DIRECT: When did they meet?");
        }
    }

    @Test
    void answers_a_mention_once_in_its_thread_though_two_events_tell_of_it_three_times_each() throws Exception {
        try (SlackApp app = SlackApp.start(slack.socketMode(), ECHO)) {
            slack.awaitConnection(1);
            String ts = slack.ts();
            JsonObject message = FakeSlack.message(FakeSlack.GENERAL, "U0ANN", "<@U0PARLEY> when?", ts);

            for (int i = 0; i < 3; i++) {
                slack.deliver("Ev-message", message);
                slack.deliver("Ev-mention", FakeSlack.asMention(message));
            }
            slack.deliver(FakeSlack.inThread(FakeSlack.message(FakeSlack.GENERAL, "U0ANN", "where?", slack.ts()), ts));

            assertThat(slack.awaitPosted(2)).extracting(FakeSlack.Posted::text).containsExactly("MENTION: when?",
                    "THREAD_FOLLOW_UP: where?");
            assertThat(slack.posted).extracting(FakeSlack.Posted::thread).containsOnly(Optional.of(ts));
        }
    }
}
