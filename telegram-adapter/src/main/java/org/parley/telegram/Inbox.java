package org.parley.telegram;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Updates that were received, each handled once, and what Telegram may forget of them. An implementation that stores updates
 * may let Telegram forget them at once; one that does not must wait until they are settled. Safe for use by many threads.
 */
interface Inbox {

    /** Takes an update in; false if it has been here before. */
    boolean accept(int update);

    /** Marks an accepted update as handled, whatever came of it. */
    void settle(int update);

    /** The {@code offset} of the next {@code getUpdates}, which makes Telegram forget all before; empty at the start. */
    OptionalInt offset();

    /** Returns when everything accepted is settled, at the latest after {@code most}; true if it is. */
    boolean awaitSettled(Duration most) throws InterruptedException;
}
