package org.parley.store;

import java.util.List;

/**
 * Articles, each under its identity: the address or file path in its source. Safe for use by many threads and processes at once.
 * Every method throws {@link StoreException} where the database cannot be used; what was acknowledged before is not lost then.
 */
public interface ArticleStore {

    /** Takes an article in, unless it is there already or was withdrawn. */
    Addition add(Arrival arrival);

    /** The same, but takes in an article that was withdrawn, too. */
    Addition addAgain(Arrival arrival);

    /**
     * Takes articles out; their text is erased, their identity remembered, so that a feed that still carries one does not bring it
     * back.
     *
     * @param name an identity, or the address where an article can be read
     * @return the identities of what was taken out; empty where nothing goes by that name
     */
    List<String> withdraw(String name);

    /** All articles, in the order of their last change. */
    List<StoredArticle> all();

    /** What changed after {@code sequence}, in the order it did; 0 gives everything. Only the last change of an article is told. */
    List<Change> changesSince(long sequence);

    /** The number of the last change; 0 where there was none. Cheap enough to be asked every second. */
    long sequence();
}
