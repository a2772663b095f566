package org.parley.slack;

/**
 * What has to be known from one event to the next. Thread-safe. Kept in memory by {@link RecentMemory}; one that
 * outlives the process goes behind this interface.
 */
interface SlackMemory {

    /** Whether {@code key} is seen for the first time. Of many that ask at once, one hears yes. */
    boolean claim(String key);

    /** {@code key} could not be worked on after all; it may be claimed again. */
    void release(String key);

    /** The bot was asked in this thread: what is said there next may be meant for it. */
    void join(String channel, String thread);

    /** Somebody else was asked in this thread: what is said there next is not meant for the bot. */
    void leave(String channel, String thread);

    /** Whether the bot was the last that was asked in this thread. */
    boolean takesPart(String channel, String thread);
}
