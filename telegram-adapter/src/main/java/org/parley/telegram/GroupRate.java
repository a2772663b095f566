package org.parley.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The rate within one chat, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a second,
 * and in a group twenty a minute. Knows what this process has sent; where several send to one group, Telegram's own answer is
 * obeyed. Safe for use by many threads.
 */
final class GroupRate {

    static final Duration BETWEEN = Duration.ofSeconds(1);
    static final int PER_MINUTE = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Groups are forgotten when idle, but looked through only when there are this many. */
    private static final int MANY = 1000;

    private final Map<String, Deque<Instant>> sent = new HashMap<>();

    /** Notes that a message was sent to the group at {@code now}, and tells how long the next one has to wait. */
    synchronized Duration afterOne(String group, Instant now) {
        if (sent.size() >= MANY) {
            sent.values().removeIf(times -> times.getLast().plus(MINUTE).isBefore(now));
        }
        Deque<Instant> times = sent.computeIfAbsent(group, g -> new ArrayDeque<>());
        times.addLast(now);
        while (times.size() > PER_MINUTE) {
            times.removeFirst();
        }
        Duration untilFree = times.size() < PER_MINUTE
                ? Duration.ZERO
                : Duration.between(now, times.getFirst().plus(MINUTE));
        return untilFree.compareTo(BETWEEN) > 0 ? untilFree : BETWEEN;
    }
}
