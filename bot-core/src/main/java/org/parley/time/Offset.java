package org.parley.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The way from one event's date to another's. */
public sealed interface Offset {

    /** The period that lies this far from {@code anchor}; as precise as the words and the anchor allow. */
    Period from(Period anchor);

    /**
     * So many units later, or earlier.
     *
     * @param count positive for later, negative for earlier, 0 for the same one
     * @param unit what is counted; less than a day counts as the same day
     * @param exact whether the number is meant exactly
     */
    record Shift(int count, ChronoUnit unit, boolean exact) implements Offset {

        @Override
        public Period from(Period anchor) {
            LocalDate start = anchor.from();
            return switch (unit) {
                case DAYS, WEEKS -> {
                    LocalDate from = start.plus(count, unit);
                    Period moved = new Period(from, anchor.to().plus(count, unit), anchor.precision());
                    yield exact || anchor.precision() != Precision.DAY || count == 0 ? moved : around(from, unit);
                }
                case MONTHS -> Period.month(YearMonth.from(start).plusMonths(count));
                case YEARS, DECADES, CENTURIES -> Period.year(Year.from(start).plus(count, unit).getValue());
                default -> anchor;
            };
        }

        private static Period around(LocalDate day, ChronoUnit unit) {
            int slack = unit == ChronoUnit.WEEKS ? 7 : 2;
            return Period.range(day.minusDays(slack), day.plusDays(slack + 1L));
        }
    }

    /**
     * The first such weekday after the anchor, or the last one before it.
     *
     * @param day the weekday
     * @param later whether it lies after the anchor
     */
    record ToWeekday(DayOfWeek day, boolean later) implements Offset {

        @Override
        public Period from(Period anchor) {
            return Period.day(later
                    ? anchor.to().minusDays(1).with(TemporalAdjusters.next(day))
                    : anchor.from().with(TemporalAdjusters.previous(day)));
        }
    }
}
