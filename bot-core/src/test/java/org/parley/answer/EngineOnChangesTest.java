package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.embedding.E5Embedder;
import org.parley.fact.Knowledge;
import org.parley.question.Question;

/** Articles of which the later ones correct, move or contradict what the earlier ones say. */
class EngineOnChangesTest {

    private static final Instant AS_OF = Instant.parse("2032-06-01T00:00:00Z");

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() {
        Knowledge knowledge = new Knowledge("", List.of(), List.of(), List.of(
                article("Harbour Courier", "2032-03-04T09:00:00Z", "Seven dead in a fire",
                        "Seven people died in the fire at the Brenning warehouse on Monday, the fire brigade said.",
                        "The trial of the warehouse's owner will begin on 12 May in Kessmark."),
                article("Harbour Courier", "2032-03-06T09:00:00Z", "Fewer dead than thought",
                        "Five people, not seven, died in the fire at the Brenning warehouse on Monday, the fire brigade said.",
                        "The trial of the warehouse's owner will begin on 19 May in Kessmark, a week later than planned."),
                article("Ridge Courier", "2032-05-06T09:00:00Z", "Deaths in a mine",
                        "Five miners died in the Teld mine."),
                article("Coast Wire", "2032-05-07T09:00:00Z", "Company disputes the count",
                        "Halden Metals disputed the count on Friday. Four miners died in the Teld mine and not five, it said.")));
        engine = Engine.open(knowledge, folder.resolve("vectors"), E5Embedder.open(Path.of("target", "unpacked")));
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    private static Article article(String source, String published, String title, String... paragraphs) {
        return new Article(new Source(source, title, Instant.parse(published), Optional.empty(), title), "en",
                List.of(paragraphs));
    }

    private static Answer ask(String text) {
        return engine.answer(new Question(text, List.of(), AS_OF));
    }

    @Test
    void a_figure_that_was_corrected_is_told_as_it_is_now_with_what_was_reported_before() {
        Answer answer = ask("How many people died in the fire at the Brenning warehouse?");

        assertThat(answer).isInstanceOf(Answer.Answered.class);
        assertThat(answer.text()).startsWith("Five people, not seven, died")
                .endsWith("Reported earlier, on 4 March 2032: Seven people.");
        assertThat(answer.evidence()).extracting(e -> e.source().title()).containsExactly("Fewer dead than thought",
                "Seven dead in a fire");
    }

    @Test
    void a_date_that_was_moved_is_told_as_it_is_now_with_what_was_reported_before() {
        assertThat(ask("When will the trial of the warehouse's owner begin?").text())
                .startsWith("The trial of the warehouse's owner will begin on 19 May")
                .endsWith("Reported earlier, on 4 March 2032: 12 May 2032.");
    }

    @Test
    void what_was_so_at_first_is_told_where_that_is_asked_for() {
        assertThat(ask("When was the trial of the warehouse's owner originally to begin?").text())
                .isEqualTo("The trial of the warehouse's owner will begin on 12 May in Kessmark.");
    }

    @Test
    void what_sources_contradict_each_other_about_is_told_from_both_sides() {
        Answer answer = ask("How many miners died in the Teld mine?");

        assertThat(answer).isInstanceOf(Answer.Disputed.class);
        assertThat(answer.text()).isEqualTo("Ridge Courier, 6 May 2032: Five miners died in the Teld mine."
                + " Coast Wire, 7 May 2032: Four miners died in the Teld mine and not five, it said.");
        assertThat(answer.evidence()).hasSize(2);
    }
}
