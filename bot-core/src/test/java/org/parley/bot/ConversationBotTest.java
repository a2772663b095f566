package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.question.Question;

class ConversationBotTest {

    private final List<Question> asked = new ArrayList<>();
    private final Bot bot = bot(question -> {
        asked.add(question);
        return Harbour.met();
    });

    @ParameterizedTest
    @CsvSource({"DIRECT, true", "MENTION, true", "COMMAND, true", "REPLY_TO_BOT, true", "THREAD_FOLLOW_UP, true",
            "OVERHEARD, false"})
    void answers_only_when_spoken_to(Address address, boolean answered) {
        assertThat(bot.handle(said("When did they meet?", address)).isPresent()).isEqualTo(answered);
    }

    @Test
    void gives_the_answer_first_then_its_dates_then_the_numbered_sources() {
        assertThat(reply("When did they meet?")).isEqualTo("""
                They met on 2 March 2031.

                Event: 2 March 2031 · Reported: 5 March 2031 · Sources reach to 5 March 2031

                [1] Ada Mora and Jon Tell met at the harbour. (2 March 2031)
                    Harbour Times, reported 2031-03-05, https://harbour.example/ministers""");
    }

    @Test
    void calls_the_nearest_facts_what_they_are_when_the_sources_do_not_say() {
        Bot unsure = bot(
                question -> new Answer.Unknown("The sources do not say where they met.", Harbour.met().evidence(), 0.8,
                        LocalDate.of(2031, 3, 5)));

        assertThat(unsure.handle(said("Where did they meet?", Address.DIRECT)).orElseThrow().plainText()).isEqualTo("""
                The sources do not say where they met.

                Sources reach to 5 March 2031

                Nearest to it in the sources, though not an answer:

                [1] Ada Mora and Jon Tell met at the harbour. (2 March 2031)
                    Harbour Times, reported 2031-03-05, https://harbour.example/ministers""");
    }

    @Test
    void remembers_the_questions_of_each_chat_and_thread_apart_from_others() {
        bot.handle(said("chat", "first", "one"));
        bot.handle(said("chat", "first", "two"));
        bot.handle(said("chat", "second", "three"));
        bot.handle(said("elsewhere", "first", "four"));
        bot.handle(said("chat", "first", "five"));

        assertThat(asked).extracting(Question::history).containsExactly(List.of(), List.of("one"), List.of(), List.of(),
                List.of("one", "two"));
    }

    @Test
    void forgets_all_but_the_last_questions() {
        for (int i = 0; i < 50; i++) {
            bot.handle(said("question " + i, Address.DIRECT));
        }

        assertThat(asked.getLast().history()).hasSizeLessThan(10).endsWith("question 48").doesNotContain("question 1");
    }

    @Test
    void obeys_commands_with_or_without_its_own_name_behind_them() {
        assertThat(reply("/timeline")).isEqualTo("""
                Timeline

                • 2 March 2031: Ada Mora and Jon Tell met at the harbour.
                • 4 March 2031: Jon Tell signed the pilot treaty.
                • 20 March 2031 (planned): Ada Mora is to visit the harbour.

                [1] Ministers meet
                    Harbour Times, reported 2031-03-05, https://harbour.example/ministers""");
        assertThat(reply("/timeline@parley_bot Мора")).contains("2 March", "20 March").doesNotContain("treaty");
        assertThat(reply("/latest")).containsSubsequence("4 March", "2 March").doesNotContain("20 March");
        assertThat(reply("/sources"))
                .contains("Harbour Times, 5 March 2031: Ministers meet https://harbour.example/ministers");
        assertThat(reply("/help")).contains("the harbour talks", "/who Ada Mora");
        assertThat(reply("/start")).startsWith("Hello!");
        assertThat(reply("/privacy")).contains("/forget");
    }

    @Test
    void asks_what_a_command_asks() {
        reply("/ask When did they meet?");
        reply("/who Ada Mora?");

        assertThat(asked).extracting(Question::text).containsExactly("When did they meet?", "Who is Ada Mora?");
    }

    @Test
    void says_which_commands_there_are_when_it_does_not_know_one() {
        assertThat(reply("/dance")).contains("/dance", "/help");
        assertThat(reply("/timeline Nobody")).contains("Nobody", "Ada Mora");
        assertThat(asked).isEmpty();
    }

    @Test
    void answers_with_an_apology_when_something_breaks() {
        Bot broken = bot(question -> {
            throw new IllegalStateException("secret question text");
        });

        assertThat(broken.handle(said("anything", Address.DIRECT)).orElseThrow().plainText())
                .contains("Something went wrong")
                .doesNotContain("secret");
    }

    private String reply(String text) {
        return bot.handle(said(text, Address.DIRECT)).orElseThrow().plainText();
    }

    private static Bot bot(Answerer answerer) {
        return Parley.of(Harbour.KNOWLEDGE, answerer, Harbour.KNOWLEDGE.facts(),
                InstantSource.fixed(Instant.parse("2031-03-06T00:00:00Z"))).bot();
    }

    private static Incoming said(String text, Address address) {
        return new Incoming(Speaker.alone("telegram", "1", "2"), address, text);
    }

    private static Incoming said(String chat, String thread, String text) {
        return new Incoming(Speaker.alone("telegram", chat, "2").inThread(Optional.of(thread)), Address.DIRECT, text);
    }
}
