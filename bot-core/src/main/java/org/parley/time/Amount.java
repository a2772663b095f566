package org.parley.time;

import java.time.temporal.ChronoUnit;

/**
 * A stretch of time without a place on the calendar.
 *
 * @param count how many units, at least 0; for vague words ("a few", "several") the least they can mean
 * @param unit from minutes to centuries
 * @param exact whether the words give this very number, not "about", "more than" or "a few"
 */
public record Amount(int count, ChronoUnit unit, boolean exact) {

    public Amount {
        if (count < 0) {
            throw new IllegalArgumentException("an amount of time is at least 0, but got " + count);
        }
    }
}
