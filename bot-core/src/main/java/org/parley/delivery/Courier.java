package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.parley.delivery.Outbox.Claim;
import org.parley.delivery.Outbox.Settlement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is in the outbox to its platform, in step with the platform's rates, each message once. */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Messages under way at a time: a platform answers in a tenth of a second, and rates are some tens a second. */
    private static final int SENDERS = 16;
    /** How soon is seen what another process has put into the outbox, and what has become due. */
    private static final Duration REST = Duration.ofMillis(500);

    private final Outbox outbox;
    private final Messenger messenger;
    private final String replica;
    private final Duration grace;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Backoff backoff;
    private final Semaphore idle = new Semaphore(SENDERS);
    private final ExecutorService senders;
    private final Loop loop;

    private Courier(Outbox outbox, Messenger messenger, String replica, Duration grace, InstantSource clock,
            RandomGenerator chance, Backoff backoff) {
        this.outbox = outbox;
        this.messenger = messenger;
        this.replica = replica;
        this.grace = grace;
        this.clock = clock;
        this.chance = chance;
        this.backoff = backoff;
        this.senders = Executors.newFixedThreadPool(SENDERS,
                Thread.ofPlatform().daemon().name("parley-send-" + messenger.platform() + "-", 0).factory());
        this.loop = Loop.start("parley-courier-" + messenger.platform(), REST, this::round);
    }

    static Courier start(Outbox outbox, Messenger messenger, String replica, Duration grace, InstantSource clock,
            RandomGenerator chance, Backoff backoff) {
        return new Courier(outbox, messenger, replica, grace, clock, chance, backoff);
    }

    void wake() {
        loop.wake();
    }

    private boolean round() {
        int free = idle.availablePermits();
        if (free == 0) {
            return false;
        }
        Instant now = clock.instant();
        List<String> chats = outbox.ready(messenger.platform(), now, free);
        if (chats.isEmpty()) {
            return false;
        }
        int permits = outbox.permits(messenger.platform(), messenger.pace(), now, chats.size());
        chats.stream().limit(permits).forEach(this::submit);
        return permits == chats.size();
    }

    private void submit(String chat) {
        idle.acquireUninterruptibly();
        senders.execute(() -> {
            try {
                Optional<Quota> quota = messenger
                        .quota(new Recipient(messenger.platform(), chat, Optional.empty()));
                outbox.claim(messenger.platform(), chat, replica, quota, clock.instant()).ifPresent(this::deliver);
            } catch (RuntimeException e) {
                // The claim stands, if it was made, and is free when this replica leaves or the claim lapses.
                LOG.warn("a message is left for later: {}", Trouble.of(e));
            } finally {
                idle.release();
                loop.wake();
            }
        });
    }

    private void deliver(Claim claim) {
        Settlement settlement = outcome(claim);
        // Settled even when told to stop, as what is not settled counts as uncertain.
        Insistence.on(() -> outbox.settle(claim, settlement, clock.instant()), chance);
    }

    private Settlement outcome(Claim claim) {
        try {
            return settlement(claim, attempt(claim));
        } catch (InterruptedException e) {
            return new Settlement.Again(clock.instant());
        } catch (RuntimeException e) {
            // A fault of ours, before or after the call: that it may be there is the safe thing to think.
            LOG.error("a message may have been sent: {}", Trouble.of(e));
            return settlement(claim, new DeliveryResult.Unknown());
        }
    }

    private DeliveryResult attempt(Claim claim) throws InterruptedException {
        if (claim.handedOver().isPresent()) {
            return messenger.find(claim.to(), claim.key(), claim.handedOver().get());
        }
        Instant now = clock.instant();
        DeliveryResult result = messenger.send(claim.to(), claim.message(), claim.key());
        return result instanceof DeliveryResult.Unknown ? messenger.find(claim.to(), claim.key(), now) : result;
    }

    private Settlement settlement(Claim claim, DeliveryResult result) {
        Instant now = clock.instant();
        Instant next = now.plus(messenger.spacing(claim.to()));
        return switch (result) {
            case DeliveryResult.Sent(String id) -> new Settlement.Sent(id, next);
            case DeliveryResult.Unknown unknown -> new Settlement.Uncertain(next);
            case DeliveryResult.Migrated(String chat) -> new Settlement.Moved(chat);
            case DeliveryResult.Refused(DeliveryResult.Reason reason) when reason.suspends() ->
                new Settlement.Suspended(reason.name());
            case DeliveryResult.Refused(DeliveryResult.Reason reason) -> new Settlement.Failed(reason.name(), next);
            case DeliveryResult.Deferred deferred -> deferred(claim, deferred, now);
        };
    }

    private Settlement deferred(Claim claim, DeliveryResult.Deferred deferred, Instant now) {
        Instant due = now.plus(deferred.retryAfter().orElseGet(() -> backoff.after(claim.attempt(), chance)));
        if (deferred.scope() == DeliveryResult.Scope.PLATFORM) {
            outbox.hold(messenger.platform(), due);
        }
        return due.isAfter(claim.expires()) ? new Settlement.Failed("EXPIRED", due) : new Settlement.Again(due);
    }

    /** Takes on nothing more, and gives what is under way the time to end. */
    @Override
    public void close() {
        loop.close();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                senders.shutdownNow();
                if (!senders.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("stopped with messages under way");
                }
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
