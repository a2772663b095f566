package org.parley.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * One message on its way out: one call of {@link Messenger#send}.
 *
 * @param to where it goes
 * @param message what is to be sent, as {@link Messenger#render} or the adapter itself wrote it; opaque to all others
 * @param reference a name of the adapter's by which {@link Gateway#sent} finds the message later, such as the id of the question that
 *     it answers; need not be unique
 * @param goodFor how long it may be tried; what could not be sent by then is of no use to anybody and is given up
 */
public record Outgoing(Recipient to, String message, Optional<String> reference, Duration goodFor) {

    /** Whoever asked comes back within a day, or has found out elsewhere. */
    public static final Duration ANSWER_GOOD_FOR = Duration.ofDays(1);

    /** An answer that nobody will ask for by name. */
    public static Outgoing of(Recipient to, String message) {
        return new Outgoing(to, message, Optional.empty(), ANSWER_GOOD_FOR);
    }

    /** The same, to be found again under {@code name}. */
    public Outgoing under(String name) {
        return new Outgoing(to, message, Optional.of(name), goodFor);
    }
}
