package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What platforms told and what is still to be done about it, stored. Safe for use by many threads and processes at once. */
public interface Inbox {

    /** Stores an update; false if one of the same platform and event is there or was handled within the time it is remembered. */
    boolean accept(String platform, String event, String lane, String payload, Instant now);

    /**
     * Takes on the first open update of some lane that nobody alive is working on.
     *
     * @param replica who takes it on; must be alive, see {@link Replicas}
     */
    Optional<Received> claim(String platform, String replica, Instant now);

    /**
     * It is handled: erases its payload and puts {@code messages} into the outbox, both or neither.
     *
     * @return false if somebody else has taken it on meanwhile, because this replica was thought dead; then nothing is done
     */
    boolean settle(Received received, List<Outgoing> messages, Instant now);

    /**
     * It could not be handled and is tried again, not before {@code due}; what comes after it in its lane waits.
     *
     * @return false if somebody else has taken it on meanwhile; then nothing is done
     */
    boolean postpone(Received received, Instant due);

    /** It cannot be handled; erases its payload, and counts it. {@code messages} tell whoever is concerned. */
    boolean giveUp(Received received, List<Outgoing> messages, Instant now);

    /** Forgets what was handled before {@code then}. */
    void purge(Instant then);

    /** How many are open. */
    int depth(String platform);
}
