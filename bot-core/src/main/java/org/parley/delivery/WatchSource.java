package org.parley.delivery;

import java.util.Optional;
import org.parley.delivery.Watches.Known;
import org.parley.delivery.Watches.Watch;
import org.parley.reply.Reply;

/** Where the answers to watched questions come from. Safe for use by many threads. */
public interface WatchSource {

    /** How far the store's changes have gone in what is answered from at present. */
    long sequence();

    /** Answers a watched question anew. */
    Looked look(Watch watch);

    /**
     * What came of it.
     *
     * @param answer the answer now
     * @param sequence how far the changes had gone when it was found
     * @param change tells the old answer and the new; empty where they are the same
     */
    record Looked(Known answer, long sequence, Optional<Reply> change) {
    }
}
