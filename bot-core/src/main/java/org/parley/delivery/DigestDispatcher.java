package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parley.delivery.DigestLedger.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts digests that are due into the outbox, each once, whoever else does the same. */
public final class DigestDispatcher implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(DigestDispatcher.class);

    /** An article that came in just before the slot may still be on its way into the store. */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** Beyond this, a digest that lacks the newest articles is better than none. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 5;
    /** By then the next one of every day is due, which tells the same. */
    private static final Duration GOOD_FOR = Duration.ofHours(20);

    private final DigestLedger ledger;
    private final DigestSource source;
    private final Messenger messenger;
    private final InstantSource clock;

    public DigestDispatcher(DigestLedger ledger, DigestSource source, Messenger messenger, InstantSource clock) {
        this.ledger = ledger;
        this.source = source;
        this.messenger = messenger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public boolean run(String replica, Instant now) throws InterruptedException {
        Instant by = now.minus(source.isUpToDate(now) ? SETTLING : PATIENCE);
        List<String> due = ledger.due(messenger.platform(), by, BATCH);
        for (String subscription : due) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ledger.claim(subscription, replica, clock.instant()).ifPresent(this::dispatch);
        }
        return due.size() == BATCH;
    }

    private void dispatch(Due due) {
        List<Outgoing> messages;
        try {
            Optional<List<Outgoing>> composed = source.compose(due)
                    .map(reply -> messenger.outgoing(reply, due.subscription().to(), Optional.empty(), GOOD_FOR));
            if (composed.isEmpty()) {
                ledger.quiet(due, clock.instant());
                return;
            }
            messages = composed.get();
        } catch (RuntimeException e) {
            LOG.error("the digest {} of {} could not be composed: {}", due.subscription().id(), due.day(),
                    Trouble.of(e));
            ledger.release(due, due.attempt() >= MOST_ATTEMPTS, clock.instant());
            return;
        }
        ledger.queue(due, messages, clock.instant());
    }
}
