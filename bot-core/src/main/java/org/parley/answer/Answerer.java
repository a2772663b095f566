package org.parley.answer;

import org.parley.question.Question;

/** Answers questions from indexed facts. Safe for use by many threads. */
@FunctionalInterface
public interface Answerer {

    /** Answers {@code question}, whatever its text holds; never throws for bad input. */
    Answer answer(Question question);
}
