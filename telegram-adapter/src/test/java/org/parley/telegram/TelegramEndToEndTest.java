package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.bot.Audience;
import org.parley.bot.Bot;
import org.parley.bot.Incoming;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.bot.Secret;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.Gateway;
import org.parley.delivery.Inbox;
import org.parley.fact.Knowledge;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.store.Database;
import org.parley.time.Period;
import org.parley.wording.Language;

/** The real client against a server with Telegram's rules. Alone, because one test counts the threads of the process. */
@Isolated
class TelegramEndToEndTest {

    private static final Bot ECHO = incoming -> Optional.of(Reply.of("You said: " + incoming.text()));

    /** The library prints the stack trace of every failure that these tests provoke. */
    private static final Logger LIBRARY = Logger.getLogger("org.telegram");

    private final Database store = Database.inMemory();
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
        store.close();
    }

    private TelegramBotApp run(Bot bot) throws InterruptedException {
        return run(bot, config(FakeTelegram.TOKEN), store);
    }

    private TelegramBotApp run(Bot bot, TelegramConfig config, DeliveryStore kept) throws InterruptedException {
        TelegramBotApp app = TelegramBotApp.start(config, bot, (messenger, handler) -> Gateway.start(kept, messenger,
                handler, List.of(), InstantSource.system(), RandomGenerator.getDefault()));
        running.add(app);
        return app;
    }

    private TelegramConfig config(String token) {
        return TelegramConfig
                .from(new ParleyConfig.Telegram(Optional.of(new Secret(token)), Optional.of(telegram.url()),
                        ParleyConfig.Telegram.Webhook.NONE));
    }

    private TelegramConfig webhook(int port) {
        return TelegramConfig.from(new ParleyConfig.Telegram(Optional.of(new Secret(FakeTelegram.TOKEN)),
                Optional.of(telegram.url()),
                new ParleyConfig.Telegram.Webhook(Optional.of(URI.create("http://127.0.0.1:" + port + "/hook")),
                        Optional.of(new Secret("s3cret_of-this-test")), Optional.empty(),
                        Optional.of(String.valueOf(port)))));
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
        Answer met = new Answer.Answered("The ministers last met on 3 March 2025, in Geneva.",
                List.of(new Evidence("f1", "The two ministers met in Geneva on Monday.",
                        Optional.of(Period.day(LocalDate.parse("2025-03-03"))),
                        new Source("The Daily Wire", "Ministers meet again", Instant.parse("2025-03-04T08:00:00Z"),
                                Optional.of("https://wire.example/ministers"), "ministers"))),
                0.95, LocalDate.parse("2025-03-09"));
        try (Parley core = Parley.of(new Knowledge("", List.of(), List.of(), List.of()), question -> met, List.of(),
                InstantSource.system())) {
            run(core.bot());

            telegram.add(Updates.mention(1, "When did the ministers last meet?"));

            String sent = telegram.awaitCalls("sendMessage", 1).getFirst().toPrettyString()
                    // Drawn by chance for each answer.
                    .replaceAll("[A-Za-z0-9_-]{22}\\.", "oX3kq81TQbWq0yZkV5d2Lw.");
            assertThat(sent + "\n").isEqualTo(golden("exchange.json"));
            assertThat(Files.readString(Path.of("README.md"))).contains(sent);
        }
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
        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
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
        assertThat(sent.get(0).path("text").asText()).isEqualTo("Something went wrong on my side. Please try again.");
        assertThat(sent.get(1).path("text").asText()).isEqualTo("You said: go on");
    }

    @Test
    void an_update_that_cannot_be_stored_is_not_confirmed_and_comes_again() throws Exception {
        var full = new AtomicBoolean(true);
        run(ECHO, config(FakeTelegram.TOKEN), failing(store, full::get));

        telegram.add(Updates.direct(7, Updates.PERSON, "When?"));
        int before = telegram.calls("getUpdates").size();
        telegram.awaitCalls("getUpdates", before + 2);

        assertThat(telegram.confirmedBelow()).isLessThanOrEqualTo(7);
        full.set(false);
        telegram.awaitCalls("sendMessage", 1);
        telegram.await("confirmed when it was stored", fake -> fake.confirmedBelow() == 8);
    }

    @Test
    void an_update_is_confirmed_when_it_is_stored_and_answered_by_the_next_start_if_need_be() throws Exception {
        var never = new CountDownLatch(1);
        TelegramBotApp first = run(incoming -> {
            await(never);
            return ECHO.handle(incoming);
        });
        telegram.add(Updates.direct(7, Updates.PERSON, "slow"));
        telegram.await("confirmed before the answer", fake -> fake.confirmedBelow() == 8);
        assertThat(telegram.calls("sendMessage")).isEmpty();

        first.close();
        run(ECHO);

        assertThat(telegram.awaitCalls("sendMessage", 1)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: slow");
    }

    @Test
    void an_update_that_comes_twice_is_answered_once() throws Exception {
        run(ECHO);
        telegram.add(Updates.direct(1, 1, "When?"));
        telegram.awaitCalls("sendMessage", 1);

        telegram.addAgain(Updates.direct(1, 1, "When?"));
        telegram.add(Updates.direct(2, 2, "And then?"));

        assertThat(telegram.awaitCalls("sendMessage", 2)).extracting(message -> message.path("text").asText())
                .containsExactly("You said: When?", "You said: And then?");
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

    @Test
    void an_edit_within_a_minute_corrects_the_answer_and_a_later_one_does_not() throws Exception {
        run(ECHO);
        telegram.add(Updates.direct(1, Updates.PERSON, "When did tehy meet?"));
        telegram.awaitCalls("sendMessage", 1);

        telegram.add(Updates.edited(2, 1, Updates.PERSON, "When did they meet?", 20));
        JsonNode edit = telegram.awaitCalls("editMessageText", 1).getFirst();
        telegram.add(Updates.edited(3, 1, Updates.PERSON, "When did she meet him?", 61));
        telegram.add(Updates.direct(4, Updates.PERSON, "Where?"));
        telegram.awaitCalls("sendMessage", 2);

        assertThat(edit.path("text").asText()).isEqualTo("You said: When did they meet?");
        assertThat(edit.path("message_id").asInt()).isEqualTo(5000);
        assertThat(telegram.calls("editMessageText")).hasSize(1);
    }

    @Test
    void a_correction_finds_its_answer_after_a_restart() throws Exception {
        TelegramBotApp first = run(ECHO);
        telegram.add(Updates.direct(1, Updates.PERSON, "When did tehy meet?"));
        telegram.awaitCalls("sendMessage", 1);

        first.close();
        run(ECHO);
        telegram.add(Updates.edited(2, 1, Updates.PERSON, "When did they meet?", 20));

        assertThat(telegram.awaitCalls("editMessageText", 1).getFirst().path("message_id").asInt()).isEqualTo(5000);
    }

    @Test
    void a_question_that_names_the_bot_only_after_an_edit_is_answered_below() throws Exception {
        run(ECHO);

        telegram.add(Updates.edited(1, 0, Updates.PERSON, "When?", 5));

        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
        assertThat(telegram.calls("editMessageText")).isEmpty();
    }

    @Test
    void a_press_is_answered_at_once_while_a_question_takes_long() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        run(buttons(new Reaction.Notice("Watching."), incoming -> {
            await(mayAnswer);
            return ECHO.handle(incoming);
        }));

        telegram.add(Updates.direct(1, Updates.PERSON, "slow"));
        telegram.add(Updates.press(2, Updates.PERSON, 5000, "w1"));

        JsonNode answer = telegram.awaitCalls("answerCallbackQuery", 1).getFirst();
        mayAnswer.countDown();
        assertThat(answer.path("text").asText()).isEqualTo("Watching.");
        assertThat(answer.path("callback_query_id").asText()).isEqualTo("query-2");
        telegram.awaitCalls("sendMessage", 1);
    }

    @Test
    void a_press_that_breaks_something_is_answered_all_the_same() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public Optional<Reaction> press(Press press) {
                throw new IllegalStateException("broken");
            }
        });

        telegram.add(Updates.press(1, Updates.PERSON, 5000, "w1"));

        assertThat(telegram.awaitCalls("answerCallbackQuery", 1).getFirst().path("text").asText())
                .contains("Something went wrong");
    }

    @Test
    void a_press_turns_the_page_of_its_message() throws Exception {
        Button next = new Button("p2", "Next");
        run(buttons(new Reaction.Edit(Reply.of("Page 2").with(List.of(next))), ECHO));

        telegram.add(Updates.press(1, Updates.PERSON, 5000, "p1"));

        JsonNode edit = telegram.awaitCalls("editMessageText", 1).getFirst();
        assertThat(edit.path("text").asText()).isEqualTo("Page 2");
        assertThat(edit.path("message_id").asInt()).isEqualTo(5000);
        assertThat(edit.at("/reply_markup/inline_keyboard/0/0/callback_data").asText()).isEqualTo("p2");
        assertThat(telegram.awaitCalls("answerCallbackQuery", 1)).hasSize(1);
    }

    @Test
    void a_press_changes_the_buttons_and_says_a_word() throws Exception {
        run(buttons(new Reaction.Rebutton(List.of(new Button("u1", "Stop watching")), Optional.of("Watching.")),
                ECHO));

        telegram.add(Updates.press(1, Updates.PERSON, 5000, "w1"));

        assertThat(telegram.awaitCalls("editMessageReplyMarkup", 1).getFirst()
                .at("/reply_markup/inline_keyboard/0/0/callback_data").asText()).isEqualTo("u1");
        assertThat(telegram.awaitCalls("answerCallbackQuery", 1).getFirst().path("text").asText())
                .isEqualTo("Watching.");
    }

    @Test
    void what_a_press_makes_the_bot_say_stands_below_its_message() throws Exception {
        run(buttons(new Reaction.Say(Reply.of("All sources"), Audience.CHAT), ECHO));

        telegram.add(Updates.press(1, Updates.PERSON, 5000, "s1"));

        JsonNode sent = telegram.awaitCalls("sendMessage", 1).getFirst();
        assertThat(sent.path("text").asText()).isEqualTo("All sources");
        assertThat(sent.at("/reply_parameters/message_id").asInt()).isEqualTo(5000);
    }

    @Test
    void who_may_change_a_groups_settings_is_asked_of_telegram_only_when_it_matters() throws Exception {
        telegram.promote(4001);
        run(incoming -> Optional.of(Reply.of(incoming.text().equals("who am I?")
                ? incoming.speaker().authority().ask().toString()
                : "never mind")));

        telegram.add(Updates.mention(1, "what is new?"));
        telegram.awaitCalls("sendMessage", 1);
        assertThat(telegram.calls("getChatMember")).isEmpty();
        telegram.add(Updates.mention(2, "who am I?"));

        assertThat(telegram.awaitCalls("sendMessage", 2).get(1).path("text").asText()).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void what_is_typed_behind_the_bots_name_anywhere_is_answered_with_messages_that_stand_alone() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return Optional.of(new Reply(List.of(new Block.Lead("They last met on 3 March 2025."),
                        new Block.Context("Event: 3 March 2025"), new Block.Sources(List.of(
                                new Block.Sources.Item("They met.", Optional.empty(), "Wire", "", Instant.EPOCH,
                                        Optional.of("https://wire.example/1")))))));
            }
        });

        telegram.add(Updates.typed(1, "When did they meet?"));

        JsonNode answer = telegram.awaitCalls("answerInlineQuery", 1).getFirst();
        assertThat(answer.path("inline_query_id").asText()).isEqualTo("inline-1");
        assertThat(answer.path("cache_time").asInt()).isEqualTo(300);
        assertThat(answer.path("is_personal").asBoolean()).isTrue();
        assertThat(answer.at("/results/0/title").asText()).isEqualTo("They last met on 3 March 2025.");
        assertThat(answer.at("/results/0/input_message_content/message_text").asText())
                .startsWith("They last met on 3 March 2025.").contains("Wire (wire.example)");
        assertThat(answer.at("/results/0").has("reply_markup")).isFalse();
    }

    @Test
    void nothing_typed_yet_offers_questions_that_can_be_answered_and_an_unknown_is_asked_again_soon() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public List<String> prompts(int most, Language language) {
                return List.of("When did they meet?", "Who met?");
            }

            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return question.startsWith("W") ? Optional.of(Reply.of("Answer to " + question)) : Optional.empty();
            }
        });

        telegram.add(Updates.typed(1, ""));
        JsonNode prompts = telegram.awaitCalls("answerInlineQuery", 1).getFirst();
        telegram.add(Updates.typed(2, "xyz"));
        JsonNode nothing = telegram.awaitCalls("answerInlineQuery", 2).get(1);

        assertThat(prompts.path("results")).extracting(result -> result.path("description").asText())
                .containsExactly("When did they meet?", "Who met?");
        assertThat(prompts.at("/button/start_parameter").asText()).isEqualTo("help");
        assertThat(DeepLink.command(nothing.at("/button/start_parameter").asText())).contains("/ask xyz");
        assertThat(nothing.path("results")).isEmpty();
        assertThat(nothing.path("cache_time").asInt()).isEqualTo(10);
    }

    @Test
    void who_names_the_bot_where_it_is_not_a_member_is_told_in_any_case() throws Exception {
        run(new Buttoned(ECHO) {
            @Override
            public Optional<Reply> standalone(String question, Language language) {
                return question.equals("When?") ? Optional.of(Reply.of("On 3 March 2025.")) : Optional.empty();
            }
        });

        telegram.add(Updates.visited(1, "When?"));
        telegram.awaitCalls("answerGuestQuery", 1);
        telegram.add(Updates.visited(2, "Why?"));

        List<JsonNode> answers = telegram.awaitCalls("answerGuestQuery", 2);
        assertThat(answers.get(0).path("guest_query_id").asText()).isEqualTo("guest-1");
        assertThat(answers).extracting(
                answer -> answer.at("/result/input_message_content/message_text").asText())
                .containsExactly("On 3 March 2025.", "My sources do not say.");
    }

    @Test
    void a_webhook_brings_updates_and_nothing_is_polled() throws Exception {
        int port = freePort();
        run(ECHO, webhook(port), store);

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 1).getFirst().path("text").asText()).isEqualTo("You said: When?");
        JsonNode set = telegram.calls("setWebhook").getFirst();
        assertThat(set.path("secret_token").asText()).isEqualTo("s3cret_of-this-test");
        assertThat(set.path("allowed_updates")).extracting(JsonNode::asText).contains("message", "callback_query",
                "inline_query", "my_chat_member");
        assertThat(telegram.calls("getUpdates")).isEmpty();
    }

    @Test
    void a_webhooks_update_that_cannot_be_stored_is_sent_again() throws Exception {
        var full = new AtomicBoolean(true);
        run(ECHO, webhook(freePort()), failing(store, () -> full.getAndSet(false)));

        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
        telegram.await("confirmed", fake -> fake.confirmedBelow() == 2);
    }

    @Test
    void a_webhook_that_telegram_refuses_is_told_with_its_reason() {
        telegram.failNext("setWebhook",
                FakeTelegram.error(400, "Bad Request: bad webhook: HTTPS URL must be provided"));

        assertThatThrownBy(() -> run(ECHO, webhook(freePort()), store))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("HTTPS URL must be provided");
    }

    @Test
    void polling_takes_over_from_a_webhook() throws Exception {
        TelegramBotApp first = run(ECHO, webhook(freePort()), store);
        first.close();
        telegram.add(Updates.direct(1, Updates.PERSON, "When?"));

        run(ECHO);

        assertThat(telegram.awaitCalls("sendMessage", 1)).hasSize(1);
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
    void the_menu_of_commands_is_set_for_each_scope_in_six_languages() throws Exception {
        run(ECHO);

        List<JsonNode> calls = telegram.awaitCalls("setMyCommands", 24);

        assertThat(calls).extracting(call -> call.at("/scope/type").asText() + " "
                + call.path("language_code").asText("default"))
                .containsExactlyInAnyOrderElementsOf(Stream
                        .of("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
                        .flatMap(scope -> Stream.of("default", "ru", "uk", "es", "de", "fr")
                                .map(language -> scope + " " + language))
                        .toList());
        assertThat(commands(calls, "all_private_chats")).contains("ask", "latest", "timeline", "who", "digest",
                "watch", "sources", "settings", "help", "privacy");
        assertThat(commands(calls, "all_chat_administrators")).contains("digest", "settings");
        assertThat(commands(calls, "all_group_chats")).contains("ask", "help").doesNotContain("digest", "settings");
    }

    private static List<String> commands(List<JsonNode> calls, String scope) {
        JsonNode commands = calls.stream().filter(call -> call.at("/scope/type").asText().equals(scope)).findFirst()
                .orElseThrow().path("commands");
        return commands.findValuesAsText("command");
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

        assertThatThrownBy(() -> run(ECHO, wrong, store)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TELEGRAM_BOT_TOKEN").hasMessageNotContaining("wrong_token");
    }

    @Test
    void it_notices_when_its_token_is_revoked() throws Exception {
        TelegramBotApp app = run(ECHO);
        telegram.awaitCalls("getUpdates", 1);

        telegram.revokeToken();

        app.awaitTokenRefused();
    }

    private abstract static class Buttoned implements Bot {

        private final Bot words;

        Buttoned(Bot words) {
            this.words = words;
        }

        @Override
        public Optional<Reply> handle(Incoming incoming) {
            return words.handle(incoming);
        }
    }

    /** A bot all of whose buttons lead to the same. */
    private static Bot buttons(Reaction reaction, Bot words) {
        return new Buttoned(words) {
            @Override
            public Optional<Reaction> press(Press press) {
                return Optional.of(reaction);
            }
        };
    }

    /** A store that takes no update in while {@code full} says so. */
    private static DeliveryStore failing(DeliveryStore store, BooleanSupplier full) {
        Inbox inbox = before(Inbox.class, store.inbox(), called -> {
            if (called.equals("accept") && full.getAsBoolean()) {
                throw new IllegalStateException("the disk is full");
            }
        });
        return (DeliveryStore) Proxy.newProxyInstance(DeliveryStore.class.getClassLoader(),
                new Class<?>[]{DeliveryStore.class}, (proxy, method, arguments) -> method.getName().equals("inbox")
                        ? inbox
                        : method.invoke(store, arguments));
    }

    private static <T> T before(Class<T> type, T real, Consumer<String> first) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> {
                    first.accept(method.getName());
                    return method.invoke(real, arguments);
                }));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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
