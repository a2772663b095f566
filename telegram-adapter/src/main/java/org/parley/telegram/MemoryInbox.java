package org.parley.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Leaves the storing to Telegram, which keeps unconfirmed updates for a day: the offset stays at the oldest update that is
 * not settled. If the process dies, whatever was not answered comes again, and what was answered in its last moments may be
 * answered twice.
 */
final class MemoryInbox implements Inbox {

    /**
     * After a week without updates the ids may start anew, perhaps lower, https://core.telegram.org/bots/api#update. By then
     * all that we settled has long been confirmed, so that we can ask without an offset.
     */
    private static final Duration QUIET = Duration.ofDays(6);

    private final Clock clock;
    private final NavigableSet<Integer> open = new TreeSet<>();
    private final NavigableSet<Integer> settledAfterOpen = new TreeSet<>();
    private OptionalInt next = OptionalInt.empty();
    private Instant lastAccepted;

    MemoryInbox(Clock clock) {
        this.clock = clock;
        this.lastAccepted = clock.instant();
    }

    @Override
    public synchronized boolean accept(int update) {
        OptionalInt offset = offset();
        boolean confirmed = offset.isPresent() && update < offset.getAsInt();
        if (confirmed || settledAfterOpen.contains(update) || !open.add(update)) {
            return false;
        }
        next = OptionalInt.of(Math.max(next.orElse(update), update + 1));
        lastAccepted = clock.instant();
        return true;
    }

    @Override
    public synchronized void settle(int update) {
        if (open.remove(update)) {
            settledAfterOpen.add(update);
            settledAfterOpen.headSet(offset().orElse(0)).clear();
            notifyAll();
        }
    }

    @Override
    public synchronized OptionalInt offset() {
        if (!open.isEmpty()) {
            return OptionalInt.of(open.first());
        }
        if (next.isPresent() && lastAccepted.plus(QUIET).isBefore(clock.instant())) {
            next = OptionalInt.empty();
            settledAfterOpen.clear();
        }
        return next;
    }

    @Override
    public synchronized boolean awaitSettled(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); !open.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return open.isEmpty();
    }
}
