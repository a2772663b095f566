package org.parley.delivery;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the store what became of something until it takes it: it may be restarting, or out of connections, just then. */
final class Insistence {

    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    /** With the waits between them about half a minute; by then the store is down for longer than anybody should be kept waiting. */
    private static final int MOST_ATTEMPTS = 10;

    private Insistence() {
    }

    /**
     * @return what {@code attempt} gives
     * @throws RuntimeException what it threw last, if it failed each time, or once if this thread is told to stop
     */
    static <T> T on(Supplier<T> attempt, RandomGenerator chance) {
        for (int failures = 1;; failures++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (failures == MOST_ATTEMPTS || !rests(failures, chance)) {
                    throw e;
                }
                if (failures == 1) {
                    LOG.warn("told the store in vain, again in a moment: {}", Trouble.of(e));
                }
            }
        }
    }

    /** False if this thread was told to stop. */
    private static boolean rests(int failures, RandomGenerator chance) {
        try {
            Thread.sleep(BACKOFF.after(failures, chance));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
