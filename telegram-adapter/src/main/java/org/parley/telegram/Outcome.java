package org.parley.telegram;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How a call to the Bot API ended. */
sealed interface Outcome<T> {

    /** It was carried out. */
    record Done<T>(T result) implements Outcome<T> {
    }

    /**
     * Telegram said no, so that nothing happened.
     *
     * @param code as in HTTP
     * @param description Telegram's own words
     * @param retryAfter how long to wait before another try, with code 429
     * @param migratedTo the id of the supergroup that the group has become, with code 400
     */
    record Refused<T>(int code, String description, Optional<Duration> retryAfter,
            OptionalLong migratedTo) implements Outcome<T> {
    }

    /** No connection could be made, so that nothing happened. */
    record Unreachable<T>() implements Outcome<T> {
    }

    /** The answer was lost: the call may have been carried out, or not. */
    record Unclear<T>() implements Outcome<T> {
    }
}
