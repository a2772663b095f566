package org.parley.time;

import java.time.LocalDate;
import java.util.List;

/**
 * Finds the words of a text that speak of time and says what they mean. English; of Russian, Ukrainian, Spanish, German and French
 * what people ask with: dates, months, weekdays, "yesterday", "last week".
 *
 * <p>A month or weekday without a year is looked for in the past, unless the clause speaks of what is to come ("will meet on Tuesday",
 * "is due on", "plans to", "until", "by"). A day of a month whose clause does not tell is the nearest one, the past counting double. A weekday named on that very day is
 * today.
 *
 * <p>Pure and thread-safe. Takes microseconds for a sentence, and time linear in the length of any text.
 */
public final class TemporalParser {

    /** Stands for "no beginning" in what is covered by "before 1990". */
    public static final LocalDate DISTANT_PAST = LocalDate.of(1, 1, 1);
    /** Stands for "no end" in what is covered by "after 1990". */
    public static final LocalDate DISTANT_FUTURE = LocalDate.of(9999, 12, 31);

    private TemporalParser() {
    }

    /**
     * The temporal expressions of a text, in order, without overlaps.
     *
     * @param reference what "today" means: the publication date of an article, the asker's date for a question
     */
    public static List<TemporalExpression> parse(String text, LocalDate reference) {
        return new TemporalGrammar(new Pieces(text), new ReferenceCalendar(reference), null).expressions();
    }

    /**
     * As {@link #parse(String, LocalDate)}.
     *
     * @param otherwise where to look for a date without a year if its clause does not tell
     */
    public static List<TemporalExpression> parse(String text, LocalDate reference, Direction otherwise) {
        return new TemporalGrammar(new Pieces(text), new ReferenceCalendar(reference), otherwise).expressions();
    }
}
