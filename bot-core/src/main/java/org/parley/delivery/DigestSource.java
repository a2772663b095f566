package org.parley.delivery;

import java.time.Instant;
import java.util.Optional;
import org.parley.reply.Reply;

/** Where the words of a digest come from. Safe for use by many threads. */
public interface DigestSource {

    /** Whether all that came in before {@code now} can be told already. */
    boolean isUpToDate(Instant now);

    /**
     * The digest of {@code due}'s window.
     *
     * @return empty if there is nothing to tell and the subscription does not want to be told that
     */
    Optional<Reply> compose(DigestLedger.Due due);
}
