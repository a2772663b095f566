package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.embedding.Lessons.Asked;
import org.parley.embedding.Lessons.Pair;
import org.parley.embedding.Lessons.Passage;

class LessonsTest {

    private static final Path PASSAGES = Path.of("src/evaluation/tuning/passages");

    @Test
    void every_answer_stands_in_its_sentence_and_every_miss_is_near_one() throws IOException {
        List<Passage> passages = Lessons.read(PASSAGES);

        assertThat(passages).hasSize(600)
                .allSatisfy(passage -> assertThat(passage.questions()).allMatch(question -> question.statement() > 0
                        ? passage.sentences().get(question.statement() - 1).contains(question.answer())
                                && !question.answer().isEmpty()
                        : question.near() > 0 && question.near() <= passage.sentences().size()));
    }

    @Test
    void a_question_is_paired_with_the_sentence_that_answers_and_with_others_that_do_not() {
        Passage passage = new Passage("Mill reopens", false,
                List.of("It rained.", "Ann Dor opened the mill.", "It burnt in May."),
                List.of(new Asked("Who opened the mill?", 2, "Ann Dor", 0)));

        List<Pair> pairs = Lessons.pairs(List.of(passage), new Random(1));

        assertThat(pairs).filteredOn(Pair::answers).singleElement()
                .returns("Ann Dor opened the mill.", Pair::statement).returns("Ann Dor", Pair::answer);
        assertThat(pairs).filteredOn(pair -> !pair.answers()).isNotEmpty().allMatch(pair -> pair.answer().isEmpty());
    }
}
