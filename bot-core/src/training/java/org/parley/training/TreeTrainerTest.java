package org.parley.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.evaluation.GoldenQuestion;
import org.parley.reading.CloseReader;
import org.parley.reading.Features;
import org.parley.reading.Features.Name;
import org.parley.reading.Model;
import org.parley.training.Lesson.Example;

class TreeTrainerTest {

    private static final List<Lesson> LESSONS = IntStream.range(0, 500).mapToObj(TreeTrainerTest::lesson).toList();

    @Test
    void what_is_learnt_from_a_rule_follows_it_where_no_example_lies() {
        String text = TreeTrainer.learn(LESSONS);

        Model model = Model.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(model.probability(features(0.91, 3.5))).isGreaterThan(0.9);
        assertThat(model.probability(features(0.91, 7.5))).isLessThan(0.1);
        assertThat(model.probability(features(0.21, 3.5))).isLessThan(0.1);
    }

    @Test
    void the_same_lessons_give_the_same_weights() {
        assertThat(TreeTrainer.learn(LESSONS)).isEqualTo(TreeTrainer.learn(LESSONS));
    }

    /** Four statements, of which those that cover most of the question answer, unless more than five terms are missing. */
    private static Lesson lesson(int number) {
        return new Lesson(new GoldenQuestion("q" + number, "", List.of(), "what", true, List.of(), List.of()),
                IntStream.range(0, 4).mapToObj(i -> {
                    double coverage = (number * 7 + i * 25) % 100 / 100.0;
                    int missing = (number + i) % 11;
                    return new Example(features(coverage, missing), coverage > 0.5 && missing <= 5,
                            new CloseReader.Pair("", "", ""));
                }).toList(), 1);
    }

    private static Features features(double coverage, double missing) {
        Features features = new Features();
        features.values()[Name.COVERAGE.ordinal()] = (float) coverage;
        features.values()[Name.MISSING.ordinal()] = (float) missing;
        return features;
    }
}
