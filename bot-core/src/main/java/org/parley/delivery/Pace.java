package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A rate, kept by the generic cell rate algorithm (ITU-T I.371): in any stretch of time at most {@code burst + time / interval}
 * messages. Pure.
 *
 * @param interval the time per message in the long run; positive
 * @param burst how many may go at once after a silence; at least 1
 */
public record Pace(Duration interval, int burst) {

    public Pace {
        if (!interval.isPositive() || burst < 1) {
            throw new IllegalArgumentException(
                    "a pace needs a positive interval and a burst of at least 1, not " + interval
                            + " and " + burst);
        }
    }

    /**
     * What may go now.
     *
     * @param count how many
     * @param spent the state to keep, for the next {@link #take}
     */
    public record Taken(int count, Instant spent) {
    }

    /**
     * Takes as many as may go at {@code now}, but no more than {@code wanted}.
     *
     * @param spent the state that the last call gave; {@link Instant#EPOCH} at first
     */
    public Taken take(Instant spent, Instant now, int wanted) {
        Instant until = spent.isAfter(now) ? spent : now;
        Instant most = now.plus(interval.multipliedBy(burst));
        int count = 0;
        while (count < wanted && !until.plus(interval).isAfter(most)) {
            until = until.plus(interval);
            count++;
        }
        return new Taken(count, until);
    }
}
