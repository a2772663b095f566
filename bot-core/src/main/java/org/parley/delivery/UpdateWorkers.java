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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what is in the inbox handled: lanes side by side, each in its order. */
final class UpdateWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateWorkers.class);

    private static final int WORKERS = 16;
    private static final Duration REST = Duration.ofMillis(500);
    /** Something that kills the process or the handler each time must not keep its chat waiting for ever. */
    private static final int MOST_ATTEMPTS = 3;

    private final String platform;
    private final Inbox inbox;
    private final UpdateHandler handler;
    private final Runnable said;
    private final String replica;
    private final Duration grace;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Backoff backoff;
    private final Semaphore idle = new Semaphore(WORKERS);
    private final ExecutorService workers;
    private final Loop loop;

    private UpdateWorkers(String platform, Inbox inbox, UpdateHandler handler, Runnable said, String replica,
            Duration grace, InstantSource clock, RandomGenerator chance, Backoff backoff) {
        this.platform = platform;
        this.inbox = inbox;
        this.handler = handler;
        this.said = said;
        this.replica = replica;
        this.grace = grace;
        this.clock = clock;
        this.chance = chance;
        this.backoff = backoff;
        this.workers = Executors.newFixedThreadPool(WORKERS,
                Thread.ofPlatform().daemon().name("parley-handle-" + platform + "-", 0).factory());
        this.loop = Loop.start("parley-inbox-" + platform, REST, this::round);
    }

    /** @param said told whenever something has been put into the outbox */
    static UpdateWorkers start(String platform, Inbox inbox, UpdateHandler handler, Runnable said, String replica,
            Duration grace, InstantSource clock, RandomGenerator chance, Backoff backoff) {
        return new UpdateWorkers(platform, inbox, handler, said, replica, grace, clock, chance, backoff);
    }

    void wake() {
        loop.wake();
    }

    private boolean round() {
        if (!idle.tryAcquire()) {
            return false;
        }
        Optional<Received> received = Optional.empty();
        try {
            received = inbox.claim(platform, replica, clock.instant());
        } finally {
            if (received.isEmpty()) {
                idle.release();
            }
        }
        received.ifPresent(this::submit);
        return received.isPresent();
    }

    private void submit(Received received) {
        workers.execute(() -> {
            try {
                handle(received);
            } catch (RuntimeException e) {
                LOG.warn("an update is left for later: {}", Trouble.of(e));
            } finally {
                idle.release();
                loop.wake();
            }
        });
    }

    private void handle(Received received) {
        if (received.attempt() > MOST_ATTEMPTS) {
            LOG.error("update {} is given up after {} attempts", received.event(), MOST_ATTEMPTS);
            Insistence.on(() -> inbox.giveUp(received, List.of(), clock.instant()), chance);
            return;
        }
        try {
            List<Outgoing> messages = handler.handle(received);
            if (Insistence.on(() -> inbox.settle(received, messages, clock.instant()), chance) && !messages.isEmpty()) {
                said.run();
            }
        } catch (InterruptedException e) {
            // Closing: it is free for others when this replica has left.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("update {} was not handled: {}", received.event(), Trouble.of(e));
            Instant due = clock.instant().plus(backoff.after(received.attempt(), chance));
            Insistence.on(() -> inbox.postpone(received, due), chance);
        }
    }

    /** Takes on nothing more, and gives what is under way the time to end. */
    @Override
    public void close() {
        loop.close();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
                if (!workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("stopped with updates under way");
                }
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
