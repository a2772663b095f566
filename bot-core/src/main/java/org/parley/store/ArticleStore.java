package org.parley.store;

import java.time.Instant;
import java.util.List;
import org.parley.article.Article;

/**
 * Articles, each under its identity: the address or file path in its source. Safe for use by many threads and processes at once.
 * Every method throws {@link StoreException} where the database cannot be used; what was acknowledged before is not lost then.
 */
public interface ArticleStore {

    /**
     * Takes an article in, unless it is there already.
     *
     * @param fetched when it was fetched; an article that was published at that very moment is taken for one that did not say when
     */
    Addition add(Article article, Instant fetched);

    /** The same, but takes in an article that was withdrawn, too. */
    Addition addAgain(Article article, Instant fetched);

    /**
     * Takes an article out; its text is erased, its identity remembered, so that a feed that still carries it does not bring it
     * back.
     *
     * @return whether it was there
     */
    boolean withdraw(String identity);

    /** All articles, in the order of their last change. */
    List<StoredArticle> all();

    /** What changed after {@code sequence}, in the order it did; 0 gives everything. Only the last change of an article is told. */
    List<Change> changesSince(long sequence);

    /** The number of the last change; 0 where there was none. Cheap enough to be asked every second. */
    long sequence();
}
