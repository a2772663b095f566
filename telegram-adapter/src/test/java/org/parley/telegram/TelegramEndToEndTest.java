package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.answer.Answer;
import org.parley.answer.Evidence;
import org.parley.article.Source;
import org.parley.bot.Audience;
import org.parley.bot.Incoming;
import org.parley.bot.Parley;
import org.parley.bot.Press;
import org.parley.bot.Reaction;
import org.parley.fact.Knowledge;
import org.parley.reply.Button;
import org.parley.reply.Reply;
import org.parley.time.Period;

/** What people say and press, and what they get, through the real client against a server with Telegram's rules. */
class TelegramEndToEndTest extends RunningBot {

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

    private static String golden(String name) throws IOException {
        try (InputStream in = TelegramEndToEndTest.class.getResourceAsStream("golden/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
