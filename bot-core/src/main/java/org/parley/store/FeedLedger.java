package org.parley.store;

import java.time.Instant;
import java.util.Optional;

/** What is known of the addresses that are fetched again and again. Safe for use by many threads and processes at once. */
public interface FeedLedger {

    /**
     * What is known of one address.
     *
     * @param etag what the server called the content it sent last
     * @param lastModified when that content was changed, in the server's words
     * @param nextPoll not to be asked before
     * @param failures how often in a row it failed since it last worked
     */
    record Feed(String url, Optional<String> etag, Optional<String> lastModified, Instant nextPoll, int failures) {

        /** An address that was never asked. */
        public static Feed unknown(String url) {
            return new Feed(url, Optional.empty(), Optional.empty(), Instant.EPOCH, 0);
        }
    }

    /** What is known of {@code url}; {@link Feed#unknown} where nothing is. */
    Feed find(String url);

    /** Replaces what is known of the feed's address. */
    void save(Feed feed);

    /**
     * Takes on the next poll of {@code url}, if it is due and nobody else took it.
     *
     * @param until when somebody else may, should this process never {@link #save} what came of it
     */
    boolean claim(String url, Instant now, Instant until);
}
