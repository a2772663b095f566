package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What becomes of answers when Telegram refuses, breaks off or has moved on. */
class TroubleTest extends RunningBot {

    @Test
    void an_answer_that_was_throttled_or_failed_is_sent_again() throws Exception {
        telegram.failNext("sendMessage", FakeTelegram.tooManyRequests(1),
                FakeTelegram.error(500, "Internal Server Error"));
        run(ECHO);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 3)).hasSize(3);
    }

    @Test
    void an_answer_whose_fate_is_unknown_is_not_sent_twice() throws Exception {
        telegram.failNext("sendMessage", new FakeTelegram.Failure.Reset(true));
        run(ECHO);

        telegram.add(Updates.direct(1, 1, "When?"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(2, 1, "And then?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: When?", "You said: And then?");
    }

    @Test
    void an_answer_follows_its_group_when_that_becomes_a_supergroup() throws Exception {
        telegram.close(Updates.GROUP, new FakeTelegram.Failure.Status(400,
                "Bad Request: group chat was upgraded to a supergroup chat", "{\"migrate_to_chat_id\":-100777}"));
        run(ECHO);

        telegram.add(Updates.mention(1, "When?"));

        JsonNode sent = telegram.awaitCalls("sendMessage", 2).get(1);
        assertThat(sent.path("chat_id").asLong()).isEqualTo(-100777);
        assertThat(sent.has("reply_parameters")).isFalse();
    }

    @Test
    void what_is_kept_of_a_group_is_kept_of_the_supergroup_that_it_becomes() throws Exception {
        var moved = new ConcurrentLinkedQueue<String>();
        run(new Buttoned(ECHO) {
            @Override
            public void chatMoved(String platform, String from, String to) {
                moved.add(platform + " " + from + " " + to);
            }
        });

        telegram.add(Updates.migrated(1, -55, -100777));
        telegram.await("confirmed", fake -> fake.confirmedBelow() == 2);

        assertThat(moved).containsExactly("telegram -55 -100777");
    }

    @Test
    void a_chat_that_blocked_the_bot_does_not_keep_others_from_their_answers() throws Exception {
        telegram.close(1, FakeTelegram.error(403, "Forbidden: bot was blocked by the user"));
        run(ECHO);

        telegram.add(Updates.direct(1, 1, "When?"));
        telegram.add(Updates.direct(2, 2, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("chat_id").asLong())
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void who_unblocks_the_bot_hears_from_it_again() throws Exception {
        TelegramBotApp app = run(ECHO);
        telegram.add(Updates.membership(1, 1, "kicked"));
        telegram.await("known to be blocked", fake -> fake.confirmedBelow() == 2);
        assertThat(store.outbox().ready("telegram", Instant.now(), 9)).isEmpty();

        telegram.add(Updates.membership(2, 1, "member"));
        telegram.add(Updates.direct(3, 1, "hello again"));

        assertThat(telegram.awaitCalls("sendMessage", 1).getFirst().path("text").asText())
                .isEqualTo("You said: hello again");
        assertThat(app.name()).isEqualTo("ParleyBot");
    }

    @Test
    void a_question_deleted_before_its_answer_is_answered_without_quoting_it() throws Exception {
        telegram.deleteMessage(Updates.messageId(1));
        run(ECHO);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(2, 2, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).hasSize(2);
    }
}
