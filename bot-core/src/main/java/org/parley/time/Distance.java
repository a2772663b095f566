package org.parley.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** How far two periods lie apart on the calendar. */
public final class Distance {

    /** From here on a count of days tells a reader less than one of months. */
    private static final int DAYS_UP_TO = 60;
    /** From here on a count of months tells a reader less than one of years. */
    private static final int MONTHS_UP_TO = 24;

    private Distance() {
    }

    /**
     * The time from the start of one period to the start of the other, in whichever order: exact in days between two days, else in the
     * coarser unit of the two. Days of a range count as days.
     */
    public static Amount between(Period one, Period other) {
        LocalDate first = one.compareTo(other) <= 0 ? one.from() : other.from();
        LocalDate second = one.compareTo(other) <= 0 ? other.from() : one.from();
        if (one.precision() == Precision.YEAR || other.precision() == Precision.YEAR) {
            return new Amount(second.getYear() - first.getYear(), ChronoUnit.YEARS,
                    one.precision() == other.precision());
        }
        if (one.precision() == Precision.MONTH || other.precision() == Precision.MONTH) {
            long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(second));
            return new Amount((int) months, ChronoUnit.MONTHS, one.precision() == other.precision());
        }
        boolean exact = one.precision() == Precision.DAY && other.precision() == Precision.DAY;
        return new Amount((int) ChronoUnit.DAYS.between(first, second), ChronoUnit.DAYS, exact);
    }

    /** {@link #between} in English: "12 days", "about 5 months (148 days)", "2 years", "the same day". */
    public static String inWords(Period one, Period other) {
        Amount amount = between(one, other);
        return switch (amount.unit()) {
            case DAYS -> days(one, other, amount);
            case MONTHS ->
                amount.count() == 0 ? "the same month" : about(amount.exact(), counted(amount.count(), "month"));
            default -> amount.count() == 0 ? "the same year" : about(amount.exact(), counted(amount.count(), "year"));
        };
    }

    private static String days(Period one, Period other, Amount amount) {
        if (amount.count() == 0) {
            return "the same day";
        }
        String exact = counted(amount.count(), "day");
        if (amount.count() <= DAYS_UP_TO) {
            return about(amount.exact(), exact);
        }
        LocalDate first = one.compareTo(other) <= 0 ? one.from() : other.from();
        LocalDate second = one.compareTo(other) <= 0 ? other.from() : one.from();
        long months = nearest(first, second, ChronoUnit.MONTHS);
        ChronoUnit unit = months < MONTHS_UP_TO ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
        long count = nearest(first, second, unit);
        String rounded = counted((int) count, unit == ChronoUnit.MONTHS ? "month" : "year");
        boolean even = first.plus(count, unit).equals(second) && amount.exact();
        return even ? rounded : "about " + rounded + " (" + exact + ")";
    }

    private static long nearest(LocalDate first, LocalDate second, ChronoUnit unit) {
        long whole = unit.between(first, second);
        long behind = ChronoUnit.DAYS.between(first.plus(whole, unit), second);
        long ahead = ChronoUnit.DAYS.between(second, first.plus(whole + 1, unit));
        return behind <= ahead ? whole : whole + 1;
    }

    private static String about(boolean exact, String amount) {
        return exact ? amount : "about " + amount;
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
