package org.parley.ingest;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.store.Addition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is new in some folders and feeds while it is open: a file within two or three seconds of its last change, a feed's
 * entry when the feed is next asked. A file that disappears stays in the store.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** How often folders are looked through, and how often it is asked whether a feed is due. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Ingestor ingestor;
    private final Duration interval;
    private final List<String> folders = new ArrayList<>();
    private final List<URI> feeds = new ArrayList<>();
    private final Map<Path, Stamp> before = new HashMap<>();
    private final Map<Path, Stamp> taken = new HashMap<>();
    private final List<Rounds> rounds = new ArrayList<>();

    /** What tells that a file has changed. */
    private record Stamp(long modified, long bytes) {
    }

    private Watch(List<String> sources, Ingestor ingestor, Duration interval) {
        this.ingestor = ingestor;
        this.interval = interval;
        for (String source : sources) {
            if (source.contains("://")) {
                feeds.add(URI.create(source));
            } else {
                folders.add(source);
            }
        }
    }

    /**
     * Begins to watch.
     *
     * @param sources addresses of feeds or pages, and files or folders
     * @param interval how long to leave a feed alone after it was asked
     */
    public static Watch start(List<String> sources, Ingestor ingestor, Duration interval) {
        Watch watch = new Watch(sources, ingestor, interval);
        // Two threads, so that a server that keeps us waiting does not keep a file waiting.
        if (!watch.folders.isEmpty()) {
            watch.rounds.add(Rounds.start("parley-folders", ROUND, watch::lookThrough));
        }
        if (!watch.feeds.isEmpty()) {
            watch.rounds.add(Rounds.start("parley-feeds", ROUND, watch::poll));
        }
        return watch;
    }

    private void lookThrough() {
        for (String folder : folders) {
            for (Item item : Ingestor.items(folder)) {
                switch (item) {
                    case Item.File file -> look(file.path());
                    case Item.Unusable u -> LOG.debug("{}: {}", u.name(), u.reason());
                    case Item.Address a -> throw new IllegalStateException("a folder holds no address");
                }
            }
        }
    }

    /** Takes a file in when it has stayed as it is for a round: until then it may still be being written. */
    private void look(Path file) {
        Stamp stamp;
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            stamp = new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
        } catch (IOException gone) {
            return;
        }
        boolean settled = stamp.equals(before.put(file, stamp));
        if (settled && !stamp.equals(taken.get(file))) {
            tell(ingestor.found(file));
            taken.put(file, stamp);
        }
    }

    private void poll() throws InterruptedException {
        for (URI feed : feeds) {
            ingestor.poll(feed, interval).ifPresent(Watch::tell);
        }
    }

    private static void tell(List<Outcome.Of> outcomes) {
        for (Outcome.Of of : outcomes) {
            switch (of.outcome()) {
                case Outcome.Rejected no -> LOG.warn("{} was left out: {}", of.name(), no.reason());
                case Outcome.Taken(Addition.Unchanged u) -> LOG.debug("{} is unchanged", of.name());
                case Outcome.Taken taken -> LOG.info("{}: {}", of.name(), taken.addition().getClass().getSimpleName());
            }
        }
    }

    /** Stops; what was being taken in is finished or left for the next time. */
    @Override
    public void close() {
        rounds.forEach(Rounds::close);
    }
}
