package org.parley.delivery;

import java.time.Duration;

/**
 * What one chat may be told: at most {@code most} messages in any stretch of time as long as {@code within}.
 *
 * @param most at least 1
 * @param within positive
 */
public record Quota(int most, Duration within) {

    public Quota {
        if (most < 1 || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "a quota is of at least 1 message in a positive time, not of " + most + " in " + within);
        }
    }
}
