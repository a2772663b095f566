package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;
import org.parley.reply.Block;
import org.parley.reply.Reply;

/** The real client against a server with Telegram's rules. Alone, because one test counts the threads of the process. */
@Isolated
class TelegramEndToEndTest {

    private static final Bot ECHO = incoming -> Optional.of(Reply.of("You said: " + incoming.text()));

    /** The library prints the stack trace of every failure that these tests provoke. */
    private static final Logger LIBRARY = Logger.getLogger("org.telegram");

    private FakeTelegram telegram;
    private final List<TelegramBotApp> running = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        LIBRARY.setLevel(Level.OFF);
        telegram = FakeTelegram.start();
    }

    @AfterEach
    void stop() {
        running.forEach(TelegramBotApp::close);
        telegram.close();
    }

    private TelegramBotApp run(Bot bot) throws InterruptedException {
        TelegramBotApp app = TelegramBotApp.start(config(FakeTelegram.TOKEN), bot);
        running.add(app);
        return app;
    }

    private TelegramConfig config(String token) {
        return TelegramConfig
                .from(new ParleyConfig.Telegram(Optional.of(new Secret(token)), Optional.of(telegram.url()),
                        ParleyConfig.Telegram.Webhook.NONE));
    }

    @Test
    void a_direct_message_and_a_mention_get_the_same_answer() throws Exception {
        run(ECHO);

        telegram.add(Updates.direct(1, Updates.PERSON, "When did they meet?"));
        telegram.add(Updates.mention(2, "When did they meet?"));

        List<JsonNode> sent = telegram.awaitCalls("sendMessage", 2);
        assertThat(sent).extracting(message -> message.path("text").asText())
                .containsExactly("You said: When did they meet?", "You said: When did they meet?");
        assertThat(sent).extracting(message -> message.path("chat_id").asLong())
                .containsExactlyInAnyOrder(Updates.PERSON, Updates.GROUP);
    }

    @Test
    void an_answer_replies_to_its_question_and_shows_no_link_preview() throws Exception {
        run(ECHO);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        JsonNode sent = telegram.awaitCalls("sendMessage", 1).getFirst();
        assertThat(sent.at("/reply_parameters/message_id").asInt()).isEqualTo(Updates.messageId(1));
        assertThat(sent.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
    }

    @Test
    void the_exchange_in_the_readme_is_one_that_was_sent() throws Exception {
        run(incoming -> Optional.of(new Reply(List.of(
                new Block.Lead("The ministers last met on 3 March 2025, in Geneva."),
                new Block.Context("Event: 3 March 2025 · Reported: 4 March 2025 · Sources reach to 9 March 2025"),
                new Block.Sources(List.of(new Block.Sources.Item("The two ministers met in Geneva on Monday.",
                        Optional.of("3 March 2025"), "The Daily Wire", "Ministers meet again",
                        Instant.parse("2025-03-04T08:00:00Z"), Optional.of("https://wire.example/ministers"))))))));

        telegram.add(Updates.mention(1, "When did the ministers last meet?"));

        String sent = telegram.awaitCalls("sendMessage", 1).getFirst().toPrettyString();
        assertThat(sent + "\n").isEqualTo(golden("exchange.json"));
        assertThat(Files.readString(Path.of("README.md"))).contains(sent);
    }

    @Test
    void what_people_say_to_each_other_is_neither_answered_nor_passed_on() throws Exception {
        var heard = new ConcurrentLinkedQueue<Incoming>();
        run(incoming -> {
            heard.add(incoming);
            return Optional.of(Reply.of("yes"));
        });

        telegram.add(Updates.overheard(1, "lunch?"));
        telegram.add(Updates.mention(2, "when?"));

        telegram.awaitCalls("sendMessage", 1);
        telegram.await("both confirmed", fake -> fake.confirmedBelow() == 3);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
        assertThat(heard).extracting(Incoming::text).containsExactly("when?");
    }

    @Test
    void polling_goes_on_after_a_bot_that_throws_and_the_asker_is_told() throws Exception {
        run(incoming -> {
            if (incoming.text().equals("break")) {
                throw new IllegalStateException("broken");
            }
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(1, 1, "break"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(2, 2, "go on"));

        List<JsonNode> sent = telegram.awaitCalls("sendMessage", 2);
        assertThat(sent.get(0).path("text").asText()).isEqualTo("Something went wrong on my side. Please ask again.");
        assertThat(sent.get(1).path("text").asText()).isEqualTo("You said: go on");
    }

    @Test
    void an_update_is_not_confirmed_before_it_is_answered() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        run(incoming -> {
            await(mayAnswer);
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(7, Updates.PERSON, "slow"));
        int before = telegram.calls("getUpdates").size();
        telegram.awaitCalls("getUpdates", before + 4);

        assertThat(telegram.confirmedBelow()).isLessThanOrEqualTo(7);
        mayAnswer.countDown();
        telegram.await("confirmed after the answer", fake -> fake.confirmedBelow() == 8);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void a_chat_that_has_to_wait_delays_no_other_and_keeps_its_own_order() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        run(incoming -> {
            if (incoming.text().equals("slow")) {
                await(mayAnswer);
            }
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(1, 1, "slow"));
        telegram.add(Updates.direct(2, 1, "after slow"));
        telegram.add(Updates.direct(3, 2, "quick"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.add(Updates.direct(4, 3, "quick too"));
        telegram.awaitCalls("sendMessage", 2);
        mayAnswer.countDown();

        assertThat(telegram.awaitCalls("sendMessage", 4)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: quick", "You said: quick too", "You said: slow", "You said: after slow");
    }

    @Test
    void a_question_under_way_when_the_bot_stops_is_answered_by_the_next_start() throws Exception {
        var never = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        TelegramBotApp first = run(incoming -> {
            asked.countDown();
            await(never);
            return ECHO.handle(incoming);
        });
        telegram.add(Updates.direct(1, Updates.PERSON, "still there?"));
        await(asked);

        first.close();
        run(ECHO);

        assertThat(telegram.awaitCalls("sendMessage", 1).getFirst().path("text").asText())
                .isEqualTo("You said: still there?");
    }

    @Test
    void what_was_answered_before_the_bot_stopped_is_not_answered_again() throws Exception {
        TelegramBotApp first = run(ECHO);
        telegram.add(Updates.direct(1, 1, "first"));
        telegram.awaitCalls("sendMessage", 1);

        first.close();
        run(ECHO);
        telegram.add(Updates.direct(2, 2, "second"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: first", "You said: second");
    }

    @Test
    void polling_survives_conflict_throttling_failures_and_resets() throws Exception {
        run(ECHO);
        telegram.awaitCalls("getUpdates", 1);

        telegram.failNext("getUpdates", FakeTelegram.error(409, "Conflict"), FakeTelegram.tooManyRequests(1),
                FakeTelegram.error(500, "Internal Server Error"), new FakeTelegram.Failure.Page(502),
                new FakeTelegram.Failure.Reset(false));
        telegram.add(Updates.direct(1, 1, "wake up"));
        telegram.awaitCalls("sendMessage", 1);
        telegram.awaitCalls("getUpdates", 7);
        telegram.add(Updates.direct(2, 2, "still there?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).hasSize(2);
    }

    @Test
    void an_update_that_the_library_cannot_read_does_not_stop_the_others() throws Exception {
        run(ECHO);

        telegram.add("{\"update_id\":1,\"message\":{\"message_id\":\"not a number\"}}");
        telegram.add(Updates.direct(2, Updates.PERSON, "and I?"));

        telegram.awaitCalls("sendMessage", 1);
        telegram.await("both confirmed", fake -> fake.confirmedBelow() == 3);
    }

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
        telegram.await("settled without another try", fake -> fake.confirmedBelow() == 2);

        assertThat(telegram.calls("sendMessage")).hasSize(1);
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
    void a_chat_that_blocked_the_bot_does_not_keep_others_from_their_answers() throws Exception {
        telegram.close(1, FakeTelegram.error(403, "Forbidden: bot was blocked by the user"));
        run(ECHO);

        telegram.add(Updates.direct(1, 1, "When?"));
        telegram.add(Updates.direct(2, 2, "When?"));

        telegram.await("both settled", fake -> fake.confirmedBelow() == 3);
        assertThat(telegram.calls("sendMessage")).extracting(message -> message.path("chat_id").asLong())
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_question_deleted_before_its_answer_is_answered_without_quoting_it() throws Exception {
        telegram.deleteMessage(Updates.messageId(1));
        run(ECHO);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        telegram.await("settled", fake -> fake.confirmedBelow() == 2);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void an_edit_within_a_minute_corrects_the_answer_and_a_later_one_does_not() throws Exception {
        run(ECHO);
        telegram.add(Updates.direct(1, Updates.PERSON, "When did tehy meet?"));
        telegram.awaitCalls("sendMessage", 1);

        telegram.add(Updates.edited(2, 1, Updates.PERSON, "When did they meet?", 20));
        JsonNode edit = telegram.awaitCalls("editMessageText", 1).getFirst();
        telegram.add(Updates.edited(3, 1, Updates.PERSON, "When did she meet him?", 61));
        telegram.await("settled", fake -> fake.confirmedBelow() == 4);

        assertThat(edit.path("text").asText()).isEqualTo("You said: When did they meet?");
        assertThat(edit.path("message_id").asInt()).isEqualTo(5000);
        assertThat(telegram.calls("editMessageText")).hasSize(1);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void it_shows_that_it_is_typing_while_an_answer_takes_long() throws Exception {
        run(incoming -> {
            try {
                telegram.awaitCalls("sendChatAction", 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ECHO.handle(incoming);
        });

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        telegram.awaitCalls("sendMessage", 1);
        assertThat(telegram.calls("sendChatAction").getFirst().path("action").asText()).isEqualTo("typing");
    }

    @Test
    void the_menu_of_commands_is_set_for_private_chats_and_groups_in_six_languages() throws Exception {
        run(ECHO);

        List<JsonNode> calls = telegram.awaitCalls("setMyCommands", 12);

        assertThat(calls).extracting(call -> call.at("/scope/type").asText() + " "
                + call.path("language_code").asText("default")).containsExactlyInAnyOrder(
                        "all_private_chats default", "all_private_chats ru", "all_private_chats uk",
                        "all_private_chats es", "all_private_chats de", "all_private_chats fr",
                        "all_group_chats default", "all_group_chats ru", "all_group_chats uk", "all_group_chats es",
                        "all_group_chats de", "all_group_chats fr");
        assertThat(calls).allSatisfy(call -> assertThat(call.path("commands"))
                .extracting(command -> command.path("command").asText())
                .containsExactly("ask", "latest", "timeline", "who", "sources", "help", "privacy"));
    }

    @Test
    void closing_leaves_no_thread_that_would_keep_the_process_alive() throws Exception {
        Set<Thread> before = living();
        TelegramBotApp app = run(ECHO);
        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));
        telegram.awaitCalls("sendMessage", 1);

        app.close();

        for (Thread thread : living()) {
            if (!before.contains(thread) && !thread.isDaemon()) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void a_wrong_token_is_told_without_showing_it() {
        TelegramConfig wrong = config("99:wrong_token_0123");

        assertThatThrownBy(() -> TelegramBotApp.start(wrong, ECHO)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TELEGRAM_BOT_TOKEN").hasMessageNotContaining("wrong_token");
    }

    @Test
    void it_notices_when_its_token_is_revoked() throws Exception {
        TelegramBotApp app = run(ECHO);
        telegram.awaitCalls("getUpdates", 1);

        telegram.revokeToken();

        app.awaitTokenRefused();
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TelegramEndToEndTest.class.getResourceAsStream("golden/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).collect(Collectors.toSet());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
