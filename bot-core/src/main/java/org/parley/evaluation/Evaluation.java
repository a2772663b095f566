package org.parley.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.answer.Answer;
import org.parley.answer.Answerer;
import org.parley.question.Question;

/** Runs question sets. */
public final class Evaluation {

    private Evaluation() {
    }

    /** Asks every question, one after the other, and times it. */
    public static Score run(List<GoldenQuestion> questions, Answerer answerer, Instant asOf) {
        List<Score.Result> results = new ArrayList<>();
        for (GoldenQuestion golden : questions) {
            Question question = new Question(golden.text(), golden.history(), asOf);
            long start = System.nanoTime();
            Answer answer = answerer.answer(question);
            long micros = Math.max(1, (System.nanoTime() - start) / 1_000);
            results.add(new Score.Result(golden, Given.of(answer), micros));
        }
        return new Score(results);
    }

    /** Scores replies that were given elsewhere, by the id of their question. */
    public static Score score(List<GoldenQuestion> questions, Map<String, Given> replies) {
        return new Score(questions.stream()
                .map(question -> new Score.Result(question, replies.getOrDefault(question.id(), Given.NOTHING), 0))
                .toList());
    }
}
