package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedding.E5Embedder;
import org.parley.question.Question;

class EngineOnArticlesTest {

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(Ferries.KNOWLEDGE, folder.resolve("vectors"),
                E5Embedder.open(Path.of("target", "unpacked")));
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    @Test
    void says_who_did_it() {
        Answer answer = ask("Who rejected the sailors' demands?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("Amsel");
    }

    @Test
    void turns_the_weekday_of_an_article_into_a_date() {
        Answer answer = ask("When did Amsel reject the demands?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("5 April 2031");
    }

    @Test
    void says_how_many() {
        Answer answer = ask("How many sailors went on strike?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("450 sailors");
    }

    @Test
    void so_many_a_day_is_a_number_and_no_length_of_time() {
        assertThat(ask("How many passengers a day do the ferries carry?").text()).contains("how many");
    }

    @Test
    void a_slip_is_repaired_to_a_form_of_a_word_that_the_articles_have_in_another() {
        assertThat(engine.read(question("When did Amsel rejcet the demands?")).analysis().text())
                .isEqualTo("When did Amsel reject the demands?");
    }

    @Test
    void says_how_much() {
        Answer answer = ask("By how much will the fares be cut?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("12 percent");
    }

    @Test
    void quotes_word_for_word() {
        Answer answer = ask("What did Orlo say after the ceremony?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).contains("\"The sea no longer divides us,\" Orlo said");
    }

    @Test
    void says_yes_to_what_happened_and_no_to_what_did_not() {
        Answer happened = ask("Did Orlo sign an agreement?");
        Answer didNot = ask("Did Quist meet the sailors?");

        assertThat(happened.text()).startsWith("Yes.");
        assertThat(didNot.text()).startsWith("No.");
    }

    @Test
    void does_not_say_that_somebody_did_what_somebody_else_did() {
        Answer answer = ask("Did Ruth Amsel sign the agreement?");

        assertThat(answer.text()).doesNotStartWith("Yes");
    }

    @Test
    void says_up_to_when_the_sources_reach_where_they_do_not_say() {
        Answer answer = ask("What is Lena Orlo's favourite song?");

        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        assertThat(answer.text()).contains("15 May 2031");
    }

    @Test
    void gives_a_timeline_in_the_order_of_events() {
        Answer answer = ask("Give me a timeline");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).containsSubsequence("4 April 2031: ", "5 April 2031: ", "13 May 2031: ");
    }

    @Test
    void names_the_article_that_an_answer_rests_on() {
        Answer answer = ask("How many sailors went on strike?");

        assertThat(answer.evidence()).isNotEmpty();
        assertThat(answer.evidence().getFirst().source().article()).isEqualTo("strike.txt");
    }

    @Test
    void small_talk_is_no_question_about_the_sources() {
        List<String> talk = List.of("hello", "thanks", "bye", "ok", "what can you do?");

        assertThat(talk).allSatisfy(text -> assertThat(ask(text)).isInstanceOf(Answer.Chat.class));
    }

    @Test
    void says_what_can_be_asked_about() {
        Answer answer = ask("what can you do?");

        assertThat(answer.text()).contains("what the indexed articles say");
    }

    private static Answer ask(String text) {
        return engine.answer(question(text));
    }

    private static Question question(String text) {
        return new Question(text, List.of(), Instant.parse("2031-06-20T00:00:00Z"));
    }
}
