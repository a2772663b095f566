package org.parley.time;

import java.time.LocalTime;
import org.parley.text.Span;

/** Words that speak of time, and what they say. A preposition that belongs to them ("on", "since") is part of their span. */
public sealed interface TemporalExpression {

    /** Where the words stand in the text that was parsed. */
    Span span();

    /**
     * Words that name a place on the calendar, by themselves or with the reference date: "10 July 2025", "last Friday", "since May".
     *
     * @param period what is named: the tenth of July, that Friday, the month of May
     * @param relation how the event lies to what is named
     * @param covered every day that the words allow: for "since May" from the first of May to the reference date; open ends reach to
     *        {@link TemporalParser#DISTANT_PAST} and {@link TemporalParser#DISTANT_FUTURE}; equal to {@code period} for
     *        {@link Relation#AT} and {@link Relation#FORMERLY}
     */
    record Dated(Span span, Period period, Relation relation, Period covered) implements TemporalExpression {
    }

    /** Words that count from another event, which the caller has to find: "two days later", "the day before", "the same day". */
    record Anchored(Span span, Offset offset) implements TemporalExpression {
    }

    /** Words that say how long something takes: "for 45 days", "five hours". */
    record Lasting(Span span, Amount amount) implements TemporalExpression {
    }

    /** A time of day without a date: "at 3.40 a.m.", "at noon". */
    record ClockTime(Span span, LocalTime time) implements TemporalExpression {
    }

    /** Words that say how often: "every Monday". */
    record Frequency(Span span) implements TemporalExpression {
    }

    /** How an event lies to the period that is named with it. */
    enum Relation {
        /** In it: "on 10 July", "in May", "between 3 and 5 July". */
        AT,
        /** From then to the reference date: "since May". */
        SINCE,
        /** From then on: "from May 4". */
        FROM,
        /** Up to its end: "until October 26". */
        UNTIL,
        /** At its end at the latest: "by December 15". */
        BY,
        /** Earlier than its first day. */
        BEFORE,
        /** Later than its last day. */
        AFTER,
        /** No longer then: "moved from May 11 to ...". */
        FORMERLY
    }
}
