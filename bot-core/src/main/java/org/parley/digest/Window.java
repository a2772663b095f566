package org.parley.digest;

import java.time.Instant;

/**
 * A half-open stretch of time {@code [from, to)}: a report that came in at {@code to} is in the next window.
 *
 * @param from the first instant
 * @param to the instant after the last; later than {@code from}
 */
public record Window(Instant from, Instant to) {

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window begins before it ends, but got [" + from + ", " + to + ")");
        }
    }

    /** Whether {@code instant} lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
