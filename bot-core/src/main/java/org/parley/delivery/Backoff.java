package org.parley.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long after each, half of it by chance, so that not all who failed together come back
 * together. Pure, but for the chance that is handed in.
 *
 * <table>
 * <caption>With a first wait of 1 s and a longest of 5 min</caption>
 * <tr><td>failures</td><td>1</td><td>2</td><td>3</td><td>4</td><td>9</td><td>10 and more</td></tr>
 * <tr><td>seconds</td><td>0.5–1</td><td>1–2</td><td>2–4</td><td>4–8</td><td>128–256</td><td>150–300</td></tr>
 * </table>
 *
 * @param first the most after the first failure
 * @param longest the most after any
 */
public record Backoff(Duration first, Duration longest) {

    /** What a platform that fails or cannot be reached is given. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Doublings that a long holds for any wait in milliseconds that makes sense. */
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures in a row; at least 1 */
    public Duration after(int failures, RandomGenerator chance) {
        long most = Math.min(first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS), longest.toMillis());
        return Duration.ofMillis(most / 2 + chance.nextLong(most - most / 2 + 1));
    }
}
