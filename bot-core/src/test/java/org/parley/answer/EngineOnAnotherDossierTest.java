package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.embedding.E5Embedder;
import org.parley.evaluation.Evaluation;
import org.parley.evaluation.QuestionFile;
import org.parley.evaluation.Score;
import org.parley.fact.DossierReader;
import org.parley.question.Question;

/** The engine on a dossier that it was not made with: what it can must come from the dossier's data alone. */
class EngineOnAnotherDossierTest {

    private static final String DOSSIER = "/org/parley/fact/pay-talks.json";
    private static final String QUESTIONS = "/org/parley/fact/pay-talks-questions.jsonl";
    private static final Instant AS_OF = Instant.parse("2031-06-20T00:00:00Z");

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() throws IOException {
        try (InputStream in = resource(DOSSIER)) {
            engine = Engine.open(DossierReader.read(DOSSIER, in), folder.resolve("vectors"),
                    E5Embedder.open(folder.resolve("unpacked")));
        }
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    @Test
    void answers_most_questions_refuses_the_others_and_rarely_asserts_what_is_wrong() throws IOException {
        List<String> lines;
        try (InputStream in = resource(QUESTIONS)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }

        Score score = Evaluation.run(QuestionFile.questions(lines), engine, AS_OF);

        String report = String.join("\n", score.report());
        assertThat(share(score.answered())).as(report).isGreaterThanOrEqualTo(0.75);
        assertThat(share(score.abstained())).as(report).isGreaterThanOrEqualTo(0.8);
        assertThat(share(score.wrongAssertions())).as(report).isLessThanOrEqualTo(0.08);
    }

    @Test
    void a_day_without_a_year_is_one_of_those_that_the_sources_tell_of_however_late_it_is_asked() {
        Instant yearsLater = Instant.parse("2035-03-01T00:00:00Z");

        Answer answer = engine.answer(new Question("What did the guild deny on 12 May?", List.of(), yearsLater));

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).contains("12 May 2031");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "How long was it between Nadia Brandt's demand for a pay rise and the signing of the agreement?",
            "How many days passed from the demand for a pay rise until the agreement was signed?",
            "How long after Nadia Brandt demanded a pay rise was the agreement signed?"})
    void the_time_between_two_events_is_reckoned_where_the_sources_give_both_days(String question) {
        Answer answer = ask(question);

        assertThat(answer).as(answer.text()).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("98 days, about 3 months: from 3 March 2031 to 9 June 2031.");
        assertThat(answer.evidence()).hasSize(2);
    }

    @Test
    void who_acted_is_named_rather_than_whom_it_concerned() {
        Answer answer = ask("Who cancelled the arbitration hearing?");

        assertThat(answer.text()).startsWith("Ida Corso");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ¿Cuándo exigió Nadia Brandt un aumento salarial?         | 3 de marzo de 2031
            ¿Dónde se celebró la primera ronda de negociaciones?     | Lantern Hall
            ¿Quién canceló la audiencia de arbitraje?                | Ida Corso
            ¿Cuándo firmaron el acuerdo Nadia Brandt y Otto Ferrin?  | 9 de junio de 2031
            """)
    void answers_in_the_language_of_the_question_where_the_dossier_is_translated(String question, String start) {
        Answer answer = ask(question);

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ¿Cómo se llama el perro de Nadia Brandt?         | Las fuentes, que llegan hasta el 15 de junio de 2031
            Когда Надя Брандт потребовала повышения?         | В источниках (до 15 июня 2031
            Скільки років Отто Ферріну?                      | У джерелах (до 15 червня 2031
            """)
    void says_in_the_language_of_the_question_that_the_sources_do_not_say(String question, String start) {
        Answer answer = ask(question);

        assertThat(answer).isInstanceOf(Answer.Unknown.class);
        assertThat(answer.text()).startsWith(start);
    }

    private static Answer ask(String text) {
        return engine.answer(new Question(text, List.of(), AS_OF));
    }

    private static double share(Score.Share share) {
        return (double) share.part() / share.whole();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(EngineOnAnotherDossierTest.class.getResourceAsStream(name), name);
    }
}
