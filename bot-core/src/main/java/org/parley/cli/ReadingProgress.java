package org.parley.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.parley.retrieval.Progress;

/** Shows how far the reading of new articles is, once it takes longer than anybody waits without wondering. Safe for use by many threads. */
final class ReadingProgress implements Progress {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Streams streams;
    private final InstantSource clock;
    private Optional<Instant> begun = Optional.empty();
    private Optional<ProgressBar> bar = Optional.empty();
    private boolean told;

    ReadingProgress(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public synchronized void reached(int done, int all) {
        Instant now = clock.instant();
        Instant start = begun.orElse(now);
        begun = Optional.of(start);
        if (!told && done < all && Duration.between(start, now).compareTo(PATIENCE) > 0) {
            told = true;
            if (streams.isTerminal()) {
                bar = Optional.of(streams.bar("reading", all));
            } else {
                streams.complain("parley: reading new articles, once; " + (all - done) + " of " + all
                        + " statements are left");
            }
        }
        bar.ifPresent(shown -> shown.stepTo(done));
        if (done == all) {
            bar.ifPresent(ProgressBar::close);
            bar = Optional.empty();
            begun = Optional.empty();
            told = false;
        }
    }
}
