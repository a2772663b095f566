package org.parley.training;

import java.util.ArrayList;
import java.util.List;
import org.parley.answer.Engine;
import org.parley.evaluation.Given;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.Verdict;
import org.parley.fact.Fact;
import org.parley.question.Question;
import org.parley.reading.Candidate;
import org.parley.reading.Features;

/**
 * A question with all that was retrieved for it: what there is to learn from it.
 *
 * @param question the question
 * @param examples the statements that were read for it, those that answer and those that do not
 * @param weight what the question counts, compared with others
 */
record Lesson(GoldenQuestion question, List<Example> examples, float weight) {

    Lesson {
        examples = List.copyOf(examples);
    }

    /**
     * One statement read against the question.
     *
     * @param features what is known of the two
     * @param answers whether the statement answers the question
     */
    record Example(Features features, boolean answers) {
    }

    /** The lessons of a set, one for each question. */
    static List<Lesson> of(QuestionSet set, Engine engine) {
        List<Lesson> lessons = new ArrayList<>();
        for (GoldenQuestion golden : set.questions()) {
            Engine.Reading reading = engine
                    .read(new Question(golden.text(), golden.history(), QuestionSets.AS_OF));
            lessons.add(new Lesson(golden,
                    reading.candidates().stream()
                            .map(candidate -> new Example(candidate.features(),
                                    answers(set, golden, candidate, engine.render(reading.analysis(), candidate))))
                            .toList(),
                    set.weight()));
        }
        return lessons;
    }

    /**
     * A statement answers if saying it would be scored as right and, where the set tells the paragraph, it stands there: the same
     * words elsewhere are mostly about something else. A question that has no answer, a false premise among them, makes every
     * statement an example of what does not answer.
     */
    private static boolean answers(QuestionSet set, GoldenQuestion question, Candidate candidate, String said) {
        if (!question.answerable() || Verdict.on(question, new Given("ANSWERED", said)) != Verdict.RIGHT) {
            return false;
        }
        Fact fact = candidate.statement().fact();
        String article = fact.source().article().replaceFirst("\\.txt$", "");
        String paragraph = String.format("%s-%03d", article, fact.place().paragraph());
        return set.paragraphs().getOrDefault(question.id(), paragraph).equals(paragraph);
    }
}
