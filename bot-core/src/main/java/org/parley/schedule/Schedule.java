package org.parley.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A time of day on certain days of the week. On a day on which the clocks skip the time, the slot is as much later as they skip; on one
 * on which they show it twice, it is the first of the two. So there is one slot on each of the days.
 *
 * @param time the local time
 * @param zone whose local time
 * @param days the days of the week, in the order of the week; at least one
 */
public record Schedule(LocalTime time, ZoneId zone, Set<DayOfWeek> days) {

    /** Monday to Friday. */
    public static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    /** All of them. */
    public static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    /** More days than there can be between two slots: a week, and a day that a zone leaves out when it changes sides of the date line. */
    private static final int HORIZON = 15;
    private static final Duration WHOLE_DAY = Duration.ofHours(24);

    public Schedule {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one day of the week");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** The first slot after {@code after}. */
    public Slot next(Instant after) {
        LocalDate from = LocalDate.ofInstant(after, zone).minusDays(1);
        return slots(from).filter(slot -> slot.at().isAfter(after)).findFirst().orElseThrow();
    }

    /** The first slot after {@code after} that is of a later day than {@code last}. */
    public Slot next(Instant after, Optional<LocalDate> last) {
        Slot next = next(after);
        return last.filter(day -> !next.day().isAfter(day))
                .map(day -> slots(day.plusDays(1)).filter(slot -> slot.at().isAfter(after)).findFirst().orElseThrow())
                .orElse(next);
    }

    /** The last slot that is not after {@code now}. */
    public Slot last(Instant now) {
        LocalDate from = LocalDate.ofInstant(now, zone).minusDays(HORIZON - 2L);
        return slots(from).takeWhile(slot -> !slot.at().isAfter(now)).reduce((earlier, later) -> later).orElseThrow();
    }

    /** Whether, at {@code now}, what was missed at {@link #last} is nearer than the next slot: better late than with the next. */
    public boolean isWorthCatchingUp(Instant now) {
        Duration late = Duration.between(last(now).at(), now);
        return late.compareTo(Duration.between(now, next(now).at())) <= 0;
    }

    private Stream<Slot> slots(LocalDate from) {
        return from.datesUntil(from.plusDays(HORIZON)).filter(day -> days.contains(day.getDayOfWeek()))
                .flatMap(day -> slot(day).stream());
    }

    /** Empty for a day that there is not: Samoa had no 30 December 2011. */
    private Optional<Slot> slot(LocalDate day) {
        ZonedDateTime at = ZonedDateTime.of(day, time, zone);
        boolean isThere = Duration.between(day.atTime(time), at.toLocalDateTime()).compareTo(WHOLE_DAY) < 0;
        return isThere ? Optional.of(new Slot(day, at.toInstant())) : Optional.empty();
    }
}
