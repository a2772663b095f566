package org.parley.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** At most so many in any span of time. Used by one thread at a time. */
final class RateWindow {

    private final int most;
    private final Duration span;
    private final ArrayDeque<Instant> taken = new ArrayDeque<>();

    /** Allows {@code most}, at least 1, in any {@code span}. */
    RateWindow(int most, Duration span) {
        this.most = most;
        this.span = span;
    }

    /** Takes the next free moment, not before {@code now}, and returns how long it is until then. */
    Duration reserve(Instant now) {
        Instant free = now;
        if (taken.size() == most) {
            Instant earliest = taken.removeFirst().plus(span);
            free = earliest.isAfter(now) ? earliest : now;
        }
        taken.addLast(free);
        return Duration.between(now, free);
    }

    /** Whether it has no memory of use that still matters at {@code now}. */
    boolean isIdle(Instant now) {
        return taken.isEmpty() || !taken.getLast().plus(span).isAfter(now);
    }
}
