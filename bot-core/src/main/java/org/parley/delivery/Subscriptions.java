package org.parley.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.delivery.Subscription.Terms;

/** Who gets which digests when, stored. Safe for use by many threads and processes at once. */
public interface Subscriptions {

    /** The active subscriptions of one place, in the order of their topics. */
    List<Subscription> in(Recipient to);

    /** One subscription, active or not. */
    Optional<Subscription> find(Recipient to, Optional<String> topic);

    /** Begins a subscription or changes it. A day that has had its digest gets no other. */
    Subscription set(Recipient to, Optional<String> topic, Terms terms, Instant now);

    /** Ends the subscription with that topic. */
    void end(Recipient to, Optional<String> topic);

    /** Deletes all subscriptions of a chat and what is known of their deliveries. */
    void forget(String platform, String chat);
}
