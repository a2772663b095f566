package org.parley.story;

import java.time.Duration;
import java.time.Instant;
import org.parley.article.Article;

/**
 * An article and when it came in.
 *
 * @param article what was reported
 * @param arrived when it became news here
 */
public record Report(Article article, Instant arrived) {

    /** An article that is older than this when it is fetched comes from an archive. An outage over a long weekend is shorter. */
    private static final Duration ARCHIVED = Duration.ofDays(7);

    /** An article that was there from the start: it came in when it was published. */
    public static Report published(Article article) {
        return new Report(article, article.source().published());
    }

    /**
     * An article that was fetched into a store. It came in when it was fetched, so that one which is fetched only after the digest of
     * its day went out is in the next. One out of an archive is no news today: it came in when it was published.
     *
     * @param fetched when its content was fetched
     */
    public static Report fetched(Article article, Instant fetched) {
        Instant published = article.source().published();
        boolean archived = published.plus(ARCHIVED).isBefore(fetched);
        return new Report(article, archived ? published : fetched);
    }
}
