package org.parley.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.training.QuestionSet.Use;

class QuestionSetsTest {

    private final QuestionSets sets = new QuestionSets(Path.of(""));

    @Test
    void nothing_is_learnt_from_the_articles_held_out() throws IOException {
        List<QuestionSet> learnt = sets.tuning().stream().filter(set -> set.use() == Use.TUNED).toList();

        assertThat(learnt).flatExtracting(QuestionSet::questions).hasSizeGreaterThan(1_500);
        assertThat(learnt).allSatisfy(set -> assertThat(set.questions())
                .noneMatch(question -> QuestionSets.HELD_OUT.stream()
                        .anyMatch(set.paragraphs().getOrDefault(question.id(), "")::startsWith)));
    }

    @Test
    void only_sets_to_tune_on_have_weight_and_every_set_has_questions_of_its_own() throws IOException {
        assertThat(sets.tuning()).allMatch(set -> set.weight() > 0 == (set.use() == Use.TUNED));
        assertThat(sets.blind()).allMatch(set -> set.use() == Use.BLIND && set.weight() == 0);
        assertThat(sets.blind()).flatExtracting(QuestionSet::questions)
                .doesNotContainAnyElementsOf(sets.tuning().stream().flatMap(set -> set.questions().stream()).toList());
    }
}
