package org.parley.training;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.parley.reading.Features.Name;
import org.parley.reading.Model;
import org.parley.training.Lesson.Example;

/**
 * What weights are worth on questions they were not learnt from. A question is answered with its likeliest statement where that
 * reaches a threshold. That is less than the engine does, which also corrects premises and puts several events into one answer:
 * compare these figures with each other, not with those of {@link Measure}.
 */
final class CrossCheck {

    private static final List<Double> THRESHOLDS = List.of(0.35, 0.4, 0.45, 0.5, 0.55, 0.6);

    private CrossCheck() {
    }

    /**
     * What became of one question.
     *
     * @param answerable whether it has an answer
     * @param probability of the likeliest statement; 0 where there was none
     * @param right whether that statement answers
     */
    record Outcome(boolean answerable, double probability, boolean right) {
    }

    /** What the model in {@code text} makes of {@code lessons}, the likeliest statement of each. */
    static List<Outcome> judge(String text, List<Lesson> lessons) {
        Model model = Model.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return lessons.stream().map(lesson -> judge(model, lesson)).toList();
    }

    private static Outcome judge(Model model, Lesson lesson) {
        Outcome best = new Outcome(lesson.question().answerable(), 0, false);
        for (Example example : lesson.examples()) {
            double probability = probability(model, example);
            if (probability > best.probability()) {
                best = new Outcome(best.answerable(), probability, example.answers());
            }
        }
        return best;
    }

    /** What the engine would think of it. */
    static double probability(Model model, Example example) {
        return model.probability(example.features()) * example.features().get(Name.TRUST);
    }

    /** What {@link #line} gives, in words. */
    static String heading() {
        StringBuilder heading = new StringBuilder("  answered/abstained/wrong");
        THRESHOLDS.forEach(threshold -> heading.append(String.format(Locale.ROOT, "  from %.2f     ", threshold)));
        return heading.toString().stripTrailing();
    }

    /** The shares answered, abstained and wrong at several thresholds. */
    static String line(String name, List<Outcome> outcomes) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-24s", name));
        THRESHOLDS.forEach(threshold -> line.append("  ").append(shares(outcomes, threshold)));
        return line.toString();
    }

    private static String shares(List<Outcome> outcomes, double threshold) {
        int answerable = 0;
        int answered = 0;
        int refused = 0;
        int wrong = 0;
        for (Outcome outcome : outcomes) {
            boolean asserted = outcome.probability() >= threshold;
            answerable += outcome.answerable() ? 1 : 0;
            answered += asserted && outcome.right() ? 1 : 0;
            refused += !asserted && !outcome.answerable() ? 1 : 0;
            wrong += asserted && !outcome.right() ? 1 : 0;
        }
        return share(answered, answerable) + "/" + share(refused, outcomes.size() - answerable) + "/"
                + share(wrong, outcomes.size());
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "  -  " : String.format(Locale.ROOT, "%.2f", (double) part / whole);
    }
}
