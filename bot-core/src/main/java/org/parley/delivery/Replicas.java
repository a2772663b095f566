package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;

/** Which processes are alive: what one has taken on and not finished is taken over by others when it is not. */
public interface Replicas {

    /**
     * What somebody has taken on is free after this even while it lives: it may have lost track of it, as when the store failed just
     * then. Far longer than any call to a platform takes.
     */
    Duration CLAIM_GOOD_FOR = Duration.ofMinutes(5);

    /** {@code replica} is alive, and will be thought dead after {@code until} if it is not heard from. */
    void alive(String replica, Instant until);

    /** {@code replica} ends; what it has taken on is free at once. */
    void leave(String replica);
}
