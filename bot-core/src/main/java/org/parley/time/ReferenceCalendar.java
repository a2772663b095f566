package org.parley.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calendar as seen from a reference date. Weeks run from Monday to Sunday. */
record ReferenceCalendar(LocalDate today) {

    /** A date written without a year is hardly ever further away than this on one side when it is ... */
    private static final int FAR_DAYS = 300;
    /** ... closer than this on the other. */
    private static final int NEAR_DAYS = 60;

    Period day(int offset) {
        return Period.day(today.plusDays(offset));
    }

    Period weekday(DayOfWeek day, Direction direction) {
        return Period.day(today.with(direction == Direction.PAST
                ? TemporalAdjusters.previousOrSame(day)
                : TemporalAdjusters.nextOrSame(day)));
    }

    /** "last Friday": the latest before today; "this Friday": of this week; "next Tuesday": of next week. */
    Period weekday(DayOfWeek day, int modifier) {
        if (modifier < 0) {
            return Period.day(today.with(TemporalAdjusters.previous(day)));
        }
        return weekdayOfWeek(day, modifier);
    }

    Period weekdayOfWeek(DayOfWeek day, int weeks) {
        return Period.day(monday(weeks).plusDays(day.getValue() - 1L));
    }

    private LocalDate monday(int weeks) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    }

    Period week(int weeks) {
        return Period.range(monday(weeks), monday(weeks + 1));
    }

    /** Saturday and Sunday; unmodified and in the past the latest that has begun. */
    Period weekend(int weeks) {
        LocalDate saturday = monday(weeks).plusDays(5);
        return Period.range(saturday, saturday.plusDays(2));
    }

    Period weekend(Direction direction) {
        return weekend(direction == Direction.PAST && today.getDayOfWeek().getValue() < 6 ? -1 : 0);
    }

    Period month(int months) {
        return Period.month(YearMonth.from(today).plusMonths(months));
    }

    Period year(int years) {
        return Period.year(today.getYear() + years);
    }

    Period decade(int decades) {
        return years(Math.floorDiv(today.getYear(), 10) * 10 + decades * 10, 10);
    }

    Period quarter(int quarters) {
        YearMonth first = YearMonth.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1)
                .plusMonths(quarters * 3L);
        return months(first, 3);
    }

    static Period years(int first, int count) {
        return Period.range(LocalDate.of(first, 1, 1), LocalDate.of(first + count, 1, 1));
    }

    static Period months(YearMonth first, int count) {
        return Period.range(first.atDay(1), first.plusMonths(count).atDay(1));
    }

    static Period century(int number) {
        return years((number - 1) * 100 + 1, 100);
    }

    /** The month without a year: this very month counts as past and as future. */
    Period month(int month, Direction direction) {
        YearMonth now = YearMonth.from(today);
        YearMonth thisYear = now.withMonth(month);
        return Period.month(direction == Direction.PAST
                ? thisYear.isAfter(now) ? thisYear.minusYears(1) : thisYear
                : thisYear.isBefore(now) ? thisYear.plusYears(1) : thisYear);
    }

    /** "last June": before this month; "this June": of this year; "next June": after this month. */
    Period month(int month, int modifier) {
        YearMonth thisYear = YearMonth.from(today).withMonth(month);
        boolean passed = month < today.getMonthValue();
        return Period.month(switch (modifier) {
            case -1 -> passed ? thisYear : thisYear.minusYears(1);
            case 1 -> month > today.getMonthValue() ? thisYear : thisYear.plusYears(1);
            default -> thisYear;
        });
    }

    /** The season that begins with that month; "last autumn" ended before today, "next" begins after it. */
    Period season(int firstMonth, int modifier) {
        Period thisYear = months(YearMonth.of(today.getYear(), firstMonth), 3);
        if (modifier < 0) {
            return thisYear.to().isAfter(today) ? months(YearMonth.of(today.getYear() - 1, firstMonth), 3) : thisYear;
        }
        return modifier > 0 && !thisYear.from().isAfter(today)
                ? months(YearMonth.of(today.getYear() + 1, firstMonth), 3)
                : thisYear;
    }

    Period season(int firstMonth, Direction direction) {
        Period thisYear = months(YearMonth.of(today.getYear(), firstMonth), 3);
        if (direction == Direction.PAST) {
            return thisYear.from().isAfter(today) ? months(YearMonth.of(today.getYear() - 1, firstMonth), 3) : thisYear;
        }
        return thisYear.to().isAfter(today) ? thisYear : months(YearMonth.of(today.getYear() + 1, firstMonth), 3);
    }

    static Period seasonOf(int firstMonth, int year) {
        return months(YearMonth.of(year, firstMonth), 3);
    }

    /**
     * The day of a month without a year, looked for in that direction, or, without one, where it is nearest, leaning to the past. But a date nearly a year off on that side and close on the
     * other is the close one: "was planned for March 31", reported on April 5.
     */
    Optional<LocalDate> dayOfMonth(int month, int day, @Nullable Direction direction) {
        Optional<LocalDate> before = Optional.empty();
        Optional<LocalDate> after = Optional.empty();
        // Eight years hold a leap day also across a century.
        for (int back = 0; back <= 8 && before.isEmpty(); back++) {
            before = date(today.getYear() - back, month, day).filter(date -> !date.isAfter(today));
        }
        for (int ahead = 0; ahead <= 8 && after.isEmpty(); ahead++) {
            after = date(today.getYear() + ahead, month, day).filter(date -> !date.isBefore(today));
        }
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        long since = ChronoUnit.DAYS.between(before.get(), today);
        long until = ChronoUnit.DAYS.between(today, after.get());
        boolean past = switch (direction) {
            case PAST -> since < FAR_DAYS || until >= NEAR_DAYS;
            case FUTURE -> until >= FAR_DAYS && since < NEAR_DAYS;
            case null -> since < 2 * until;
        };
        return past ? before : after;
    }

    static Optional<LocalDate> date(int year, int month, int day) {
        boolean valid = year >= 1 && year <= 9998 && month >= 1 && month <= 12 && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return valid ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    /** "the 21st": the latest such day up to today, or the first from today on. */
    Optional<LocalDate> dayOfSomeMonth(int day, Direction direction) {
        YearMonth month = YearMonth.from(today);
        for (int i = 0; i < 3; i++) {
            Optional<LocalDate> date = date(month.getYear(), month.getMonthValue(), day)
                    .filter(found -> direction == Direction.PAST ? !found.isAfter(today) : !found.isBefore(today));
            if (date.isPresent()) {
                return date;
            }
            month = month.plusMonths(direction == Direction.PAST ? -1 : 1);
        }
        return Optional.empty();
    }

    /** "three days ago": a day; "two weeks ago": the days around it; "a month ago": a month; "five years ago": a year. */
    Period ago(int count, ChronoUnit unit, boolean exact) {
        return new Offset.Shift(-count, unit, exact && unit != ChronoUnit.WEEKS).from(Period.day(today));
    }

    /** The last, or the next, so many units, up to and with today. */
    Period stretch(int count, ChronoUnit unit, int modifier) {
        return modifier < 0
                ? Period.range(today.minus(count, unit), today.plusDays(1))
                : Period.range(today, today.plus(count, unit).plusDays(1));
    }

    /** A third of a period by day, as "early", "mid" and "late" divide it; 3 and 4: what of it has passed, or is to come. */
    Optional<Period> part(Period whole, int part) {
        if (part >= 3) {
            LocalDate split = today.plusDays(part == 3 ? 1 : 0);
            LocalDate from = part == 3 ? whole.from() : whole.from().isAfter(split) ? whole.from() : split;
            LocalDate to = part == 4 ? whole.to() : whole.to().isBefore(split) ? whole.to() : split;
            return from.isBefore(to) ? Optional.of(Period.range(from, to)) : Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(whole.from(), whole.to());
        if (days < 3) {
            return Optional.of(whole);
        }
        long months = ChronoUnit.MONTHS.between(whole.from(), whole.to());
        if (whole.precision() == Precision.MONTH) {
            LocalDate from = whole.from().plusDays(part * 10L);
            return Optional.of(Period.range(from, part == 2 ? whole.to() : from.plusDays(10)));
        }
        if (months >= 3) {
            LocalDate from = whole.from().plusMonths(part * (months / 3));
            return Optional.of(Period.range(from, part == 2 ? whole.to() : from.plusMonths(months / 3)));
        }
        LocalDate from = whole.from().plusDays(part * (days / 3));
        return Optional.of(Period.range(from, part == 2 ? whole.to() : from.plusDays(days / 3)));
    }
}
