package org.parley.slack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says how long to wait before the next message to a channel. Thread-safe.
 */
final class Pace {

    /** Slack takes about one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits). */
    static final Duration SLACK = Duration.ofSeconds(1);

    private final long interval;
    private final LongSupplier nanoTime;
    private final Map<String, Long> next = new LinkedHashMap<>();

    /** @param nanoTime elapsed time, as {@link System#nanoTime} gives it */
    Pace(Duration interval, LongSupplier nanoTime) {
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Takes the channel's next turn and says how long it is until then; zero for a channel that was silent. */
    synchronized Duration turn(String channel) {
        long now = nanoTime.getAsLong();
        next.values().removeIf(turn -> turn - now <= 0);
        long turn = Math.max(now, next.getOrDefault(channel, now));
        next.put(channel, turn + interval);
        return Duration.ofNanos(turn - now);
    }
}
