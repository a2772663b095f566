package org.parley.ingest;

import java.time.Duration;
import java.util.Optional;

/** What came of asking for an address. */
sealed interface FetchResult {

    /**
     * Its content, unpacked.
     *
     * @param etag what the server calls this content
     * @param lastModified when it was changed, in the server's words
     */
    record Fetched(byte[] content, Optional<String> etag, Optional<String> lastModified) implements FetchResult {
    }

    /** It is what it was when it was last fetched. */
    record NotModified() implements FetchResult {
    }

    /**
     * It could not be had.
     *
     * @param reason why, in one sentence
     * @param retryAfter how long the server asked to be left alone
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements FetchResult {

        Failed(String reason) {
            this(reason, Optional.empty());
        }
    }
}
