package org.parley.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps to the rates of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a
 * second in a chat, twenty a minute in a group, about thirty a second in all. Safe for use by many threads.
 */
final class Pacing {

    static final int PER_SECOND = 30;
    static final int PER_MINUTE_IN_GROUP = 20;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Chats are forgotten when idle, but looked through only when there are this many. */
    private static final int MANY_CHATS = 1000;

    private record ChatWindows(RateWindow second, RateWindow minute) {

        Duration reserve(Instant now, boolean shared) {
            Duration wait = second.reserve(now);
            return shared ? wait.plus(minute.reserve(now.plus(wait))) : wait;
        }

        boolean isIdle(Instant now) {
            return second.isIdle(now) && minute.isIdle(now);
        }
    }

    private final Clock clock;
    private final Pause pause;
    private final Map<Long, ChatWindows> chats = new HashMap<>();
    private final RateWindow all = new RateWindow(PER_SECOND, SECOND);

    Pacing(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Returns when a message may go to {@code to}. */
    void await(Destination to) throws InterruptedException {
        pauseFor(reserveInChat(to));
        // Only now: a chat that has to wait should not hold a place that others could use.
        pauseFor(reserveInAll());
    }

    private synchronized Duration reserveInChat(Destination to) {
        Instant now = clock.instant();
        if (chats.size() >= MANY_CHATS) {
            chats.values().removeIf(windows -> windows.isIdle(now));
        }
        return chats
                .computeIfAbsent(to.chat(),
                        chat -> new ChatWindows(new RateWindow(1, SECOND), new RateWindow(PER_MINUTE_IN_GROUP, MINUTE)))
                .reserve(now, to.shared());
    }

    private synchronized Duration reserveInAll() {
        return all.reserve(clock.instant());
    }

    private void pauseFor(Duration wait) throws InterruptedException {
        if (wait.isPositive()) {
            pause.pause(wait);
        }
    }
}
