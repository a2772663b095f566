package org.parley.delivery;

/** Everything about deliveries that is stored. Each part is safe for use by many threads and processes at once. */
public interface DeliveryStore {

    /** What platforms told. */
    Inbox inbox();

    /** What is to be said to platforms. */
    Outbox outbox();

    /** The processes that work on both. */
    Replicas replicas();

    /** The threads that the bot takes part in. */
    Threads threads();

    /** Who gets which digests. */
    Subscriptions subscriptions();

    /** What was told to whom. */
    DigestLedger digests();

    /** Questions whose answers are watched. */
    Watches watches();
}
