package org.parley.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A half-open stretch of calendar days {@code [from, to)} with the precision it was stated in.
 *
 * @param from the first day
 * @param to the day after the last day; later than {@code from}
 * @param precision how exactly the source dates it
 */
public record Period(LocalDate from, LocalDate to, Precision precision) implements Comparable<Period> {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins, but got [" + from + ", " + to + ")");
        }
    }

    /** The single day {@code date}. */
    public static Period day(LocalDate date) {
        return new Period(date, date.plusDays(1), Precision.DAY);
    }

    /** The whole calendar month. */
    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1), Precision.MONTH);
    }

    /** The whole calendar year. */
    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Precision.YEAR);
    }

    /** The days from {@code from} up to, but without, {@code to}. */
    public static Period range(LocalDate from, LocalDate to) {
        return new Period(from, to, Precision.RANGE);
    }

    /** Whether the two share at least one day. */
    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** Whether every day of {@code other} lies in this period. */
    public boolean contains(Period other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** Earlier start first; of two that start together, the shorter first. */
    @Override
    public int compareTo(Period other) {
        int byStart = from.compareTo(other.from);
        return byStart != 0 ? byStart : to.compareTo(other.to);
    }

    /** ISO 8601 as far as the precision goes: {@code 2025-07-10}, {@code 2025-07}, {@code 2025}, {@code 2025-07-10/2025-07-12}. */
    public String iso() {
        return switch (precision) {
            case DAY -> from.toString();
            case MONTH -> YearMonth.from(from).toString();
            case YEAR -> Integer.toString(from.getYear());
            case RANGE -> from + "/" + to.minusDays(1);
        };
    }

    /** In English words, as far as the precision goes: {@code 10 July 2025}, {@code July 2025}, {@code 2025}, {@code 10 to 12 July 2025}. */
    public String inWords() {
        return switch (precision) {
            case DAY -> words(from, "d MMMM uuuu");
            case MONTH -> words(from, "MMMM uuuu");
            case YEAR -> words(from, "uuuu");
            case RANGE -> rangeInWords(to.minusDays(1));
        };
    }

    private String rangeInWords(LocalDate last) {
        if (from.equals(last)) {
            return words(from, "d MMMM uuuu");
        }
        String first = from.getYear() != last.getYear()
                ? "d MMMM uuuu"
                : from.getMonth() != last.getMonth() ? "d MMMM" : "d";
        return words(from, first) + " to " + words(last, "d MMMM uuuu");
    }

    private static String words(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }
}
