package org.parley.digest;

import java.util.List;
import org.parley.article.Source;
import org.parley.time.Period;

/**
 * One thing that a digest tells.
 *
 * @param kind what sort of news it is
 * @param text a few sentences of plain text
 * @param date when it happened or is to happen; the day of the report where the sources do not say
 * @param sources who reported it, the first first; never empty
 */
public record DigestItem(Kind kind, String text, Period date, List<Source> sources) {

    public DigestItem {
        sources = List.copyOf(sources);
    }

    /** What sort of news an item is. */
    public enum Kind {
        /** A story that was not told before. */
        NEW,
        /** A story that corrects an earlier report or brings it up to date. */
        UPDATED,
        /** A story that another source contradicts. */
        DISPUTED,
        /** Something that is to happen on a day after the window. */
        UPCOMING
    }
}
