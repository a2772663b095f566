package org.parley.timeline;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which events are wanted.
 *
 * @param about name, alias or role of someone or something that the events concern; empty for all
 * @param from the first day; empty for no limit
 * @param to the day after the last; empty for no limit
 */
public record TimelineQuery(Optional<String> about, Optional<LocalDate> from, Optional<LocalDate> to) {

    /** Every event. */
    public static final TimelineQuery ALL = new TimelineQuery(Optional.empty(), Optional.empty(), Optional.empty());

    public TimelineQuery {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException(
                    "a timeline begins before it ends, but got [" + from.get() + ", " + to.get() + ")");
        }
    }

    /** Every event that concerns {@code about}. */
    public static TimelineQuery about(String about) {
        return new TimelineQuery(Optional.of(about), Optional.empty(), Optional.empty());
    }
}
