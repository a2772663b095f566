package org.parley.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told to whom for which window: one row for each subscription and day, claimed before the digest is composed and settled when
 * the platform has it. Safe for use by many threads and processes at once.
 */
public interface DigestLedger {

    /** What became of one day's digest of one subscription. */
    enum State {
        /** Somebody is composing it. */
        PREPARED,
        /** It is in the outbox. */
        QUEUED,
        /** It is being handed over, or some of its messages are. */
        SENDING,
        /** It arrived. */
        SENT,
        /** Nobody can tell whether it arrived. It is not sent again, and the next one says so. */
        UNCERTAIN,
        /** It did not arrive and will not; the next one tells what was in it. */
        FAILED,
        /** There was nothing to tell. */
        QUIET,
        /** It had not been sent when the next was due, which tells what was in it. */
        MERGED
    }

    /**
     * A digest that is due, claimed.
     *
     * @param day the day that it is the digest of: the last that is due
     * @param from the end of the window that was told last
     * @param to the end of this window
     * @param attempt the number of the claim
     * @param doubtful the window of the digest before, where nobody can tell whether that arrived
     */
    record Due(Subscription subscription, LocalDate day, Instant from, Instant to, int attempt,
            Optional<Doubtful> doubtful) {
    }

    /** A window that may not have been told. */
    record Doubtful(LocalDate day, Instant from, Instant to) {
    }

    /** Ids of subscriptions whose slot was at {@code by} or before, in chats that can be written to; those due longest first. */
    List<String> due(String platform, Instant by, int most);

    /**
     * Claims what is due of a subscription. What was missed on several days is one digest; what was missed so long ago that the next
     * is nearer is left to that.
     *
     * @return empty if it is not due any more, somebody alive has it, or the one before is being handed over
     */
    Optional<Due> claim(String subscription, String replica, Instant now);

    /**
     * Puts the digest into the outbox and sets the subscription to its next slot, all or nothing. An earlier digest that is still there
     * untouched is taken out.
     *
     * @return false if the claim was lost, or the subscription ended meanwhile
     */
    boolean queue(Due due, List<Outgoing> messages, Instant now);

    /** There was nothing to tell; likewise. */
    boolean quiet(Due due, Instant now);

    /** The digest could not be composed; it may be claimed again, or where {@code isLast}, is given up for this day. */
    void release(Due due, boolean isLast, Instant now);

    /** How many deliveries of the platform there are in each state. */
    Map<State, Long> counts(String platform);
}
