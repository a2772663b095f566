package org.parley.evaluation;

import org.parley.answer.Answer;

/**
 * What was said to a question.
 *
 * @param status the status word of the JSON contract; empty where there was no reply
 * @param answer the short answer
 */
public record Given(String status, String answer) {

    /** No reply at all. */
    public static final Given NOTHING = new Given("", "");

    /** What {@code answer} says. */
    public static Given of(Answer answer) {
        return new Given(answer.status(), answer.text());
    }
}
