package org.parley.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.parley.schedule.Schedule;
import org.parley.schedule.Slot;

/**
 * A digest that comes regularly to one place.
 *
 * @param id opaque
 * @param to where it comes
 * @param topic what it is narrowed to; empty for everything. A place has at most one subscription for each topic
 * @param terms how it comes
 * @param isActive whether it comes; one that was ended is remembered, so that its day is not told twice when it is begun again
 * @param next when it comes next
 * @param lastDay the day of the last one
 * @param coveredTo the end of the window that was told last
 */
public record Subscription(String id, Recipient to, Optional<String> topic, Terms terms, boolean isActive, Slot next,
        Optional<LocalDate> lastDay, Instant coveredTo) {

    /**
     * How a digest comes.
     *
     * @param language the IETF tag of the language of its fixed phrases
     */
    public record Terms(Schedule schedule, String language) {
    }
}
