package org.parley.store;

/** Something that happened to an article; a later change of the same article takes the place of an earlier one. */
public sealed interface Change {

    /** The number of the change: larger than that of every change before it. */
    long sequence();

    /** It was added or replaced. */
    record Put(StoredArticle stored) implements Change {
        @Override
        public long sequence() {
            return stored.sequence();
        }
    }

    /** It was withdrawn. */
    record Withdrawn(String identity, long sequence) implements Change {
    }
}
