package org.parley.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parley.delivery.WatchSource.Looked;
import org.parley.delivery.Watches.Watch;

/** Asks watched questions again when there is more to answer them from, and tells what has changed, each change once. */
public final class WatchDispatcher implements Chore {

    /** A question takes milliseconds; more at a time would keep a shutdown waiting. */
    private static final int BATCH = 50;
    /** A change that could not be told for so long was news once. */
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final Watches watches;
    private final WatchSource source;
    private final Messenger messenger;
    private final InstantSource clock;
    private long looked = -1;

    public WatchDispatcher(Watches watches, WatchSource source, Messenger messenger, InstantSource clock) {
        this.watches = watches;
        this.source = source;
        this.messenger = messenger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public boolean run(String replica, Instant now) throws InterruptedException {
        long sequence = source.sequence();
        if (sequence == looked) {
            return false;
        }
        List<Watch> behind = watches.behind(messenger.platform(), sequence, BATCH);
        for (Watch watch : behind) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            look(watch);
        }
        if (behind.size() < BATCH) {
            looked = sequence;
        }
        return behind.size() == BATCH;
    }

    private void look(Watch watch) {
        Looked found = source.look(watch);
        found.change().ifPresentOrElse(
                reply -> watches.change(watch, found.answer(), found.sequence(),
                        messenger.outgoing(reply, watch.to(), Optional.empty(), GOOD_FOR), clock.instant()),
                () -> watches.confirm(watch, found.sequence()));
    }
}
