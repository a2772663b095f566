package org.parley.delivery;

import java.time.Instant;

/**
 * The threads of shared chats that the bot takes part in, stored: what is said there next may be meant for it. Safe for use by many
 * threads and processes at once.
 */
public interface Threads {

    /** The bot was asked in {@code thread}. */
    void join(String platform, String chat, String thread, Instant now);

    /** Somebody else was asked in {@code thread}. */
    void leave(String platform, String chat, String thread);

    /** Whether the bot was the last that was asked in {@code thread}. */
    boolean takesPart(String platform, String chat, String thread);

    /** Forgets threads in which the bot was last asked before {@code then}. */
    void purge(Instant then);
}
