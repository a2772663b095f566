package org.parley.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.article.ArticleReader;
import org.parley.article.ReadResult;
import org.parley.store.Addition;
import org.parley.store.Arrival;
import org.parley.store.ArticleStore;
import org.parley.store.FeedLedger;

/** Takes files, folders, pages and feeds into the store. Safe for use by many threads. */
public final class Ingestor {

    /** An address or path that is longer cannot be a key of the database, nor of much use to a reader. */
    private static final int MOST_IDENTITY_BYTES = 2_000;
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(6);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final ArticleStore articles;
    private final FeedLedger feeds;
    private final Fetcher fetcher;
    private final InstantSource clock;

    public Ingestor(ArticleStore articles, FeedLedger feeds, Fetcher fetcher, InstantSource clock) {
        this.articles = articles;
        this.feeds = feeds;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** What {@code source} stands for: an address itself, a file itself, a folder all files in it that are not hidden, by name. */
    public static List<Item> items(String source) {
        if (source.contains("://")) {
            return List.of(address(source));
        }
        Path path = Path.of(source).toAbsolutePath().normalize();
        if (Files.isRegularFile(path)) {
            return List.of(new Item.File(path));
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).filter(file -> !isHidden(path.relativize(file))).sorted()
                    .<Item>map(Item.File::new).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(new Item.Unusable(source, unreadable(e)));
        }
    }

    private static Item address(String text) {
        try {
            URI uri = new URI(text);
            return new Item.Address(uri.getRawFragment() == null
                    ? uri
                    : new URI(text.substring(0, text.indexOf('#'))));
        } catch (URISyntaxException e) {
            return new Item.Unusable(text, "It is not an address: " + e.getReason() + ".");
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes in what {@code item} holds because somebody asked for it: also what was withdrawn before.
     *
     * @return an outcome for each article, in their order, or the one of the whole item
     * @throws InterruptedException if the thread is told to stop meanwhile
     */
    public List<Outcome.Of> ingest(Item item) throws InterruptedException {
        return switch (item) {
            case Item.File file -> file(file.path(), true);
            case Item.Address address -> address(address.uri(), true).outcomes();
            case Item.Unusable unusable -> List.of(rejected(unusable.name(), unusable.reason()));
        };
    }

    /** Takes in a file that was found: not what was withdrawn before. */
    List<Outcome.Of> found(Path file) {
        return file(file, false);
    }

    /**
     * Takes in what is new at {@code address}, and notes when it may be asked again: after {@code interval}; after failures later and
     * later, up to six hours; never before the server said it may.
     *
     * @return empty where it is not due or another process has taken it on
     */
    Optional<List<Outcome.Of>> poll(URI address, Duration interval) throws InterruptedException {
        Instant now = clock.instant();
        // Should this process die over it, the next may try after the time that a fetch can take.
        if (!feeds.claim(address.toString(), now, now.plus(Fetcher.MOST_TIME.multipliedBy(2)))) {
            return Optional.empty();
        }
        Asked asked = address(address, false);
        FeedLedger.Feed known = feeds.find(address.toString());
        Duration pause = switch (asked.result()) {
            case FetchResult.Fetched f -> interval;
            case FetchResult.NotModified n -> interval;
            case FetchResult.Failed f -> pause(interval, known.failures(), f.retryAfter());
        };
        feeds.save(new FeedLedger.Feed(known.url(), known.etag(), known.lastModified(), clock.instant().plus(pause),
                known.failures()));
        return Optional.of(asked.outcomes());
    }

    /**
     * How long to leave a feed alone that failed: {@code interval} after the first failure, twice as long after each further one.
     *
     * @param failures in a row, at least 1
     */
    static Duration pause(Duration interval, int failures, Optional<Duration> retryAfter) {
        Duration backoff = interval.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        Duration capped = backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF;
        Duration asked = retryAfter.filter(wait -> wait.compareTo(LONGEST_RETRY_AFTER) < 0)
                .orElse(retryAfter.isPresent() ? LONGEST_RETRY_AFTER : Duration.ZERO);
        return capped.compareTo(asked) < 0 ? asked : capped;
    }

    /** The answer of an address with what became of it. */
    private record Asked(FetchResult result, List<Outcome.Of> outcomes) {
    }

    private Asked address(URI address, boolean asked) throws InterruptedException {
        String name = address.toString();
        FeedLedger.Feed known = feeds.find(name);
        FetchResult result = fetcher.fetch(address, known);
        List<Outcome.Of> outcomes = switch (result) {
            case FetchResult.Fetched fetched -> read(name, fetched.content(), clock.instant(), asked);
            case FetchResult.NotModified n -> List.of(taken(name, new Addition.Unchanged()));
            case FetchResult.Failed failed -> List.of(rejected(name, failed.reason()));
        };
        // Last, so that what was fetched is fetched again where it could not be stored.
        feeds.save(noted(known, result));
        return new Asked(result, outcomes);
    }

    private static FeedLedger.Feed noted(FeedLedger.Feed known, FetchResult result) {
        return switch (result) {
            case FetchResult.Fetched f ->
                new FeedLedger.Feed(known.url(), f.etag(), f.lastModified(), known.nextPoll(), 0);
            case FetchResult.NotModified n -> new FeedLedger.Feed(known.url(), known.etag(), known.lastModified(),
                    known.nextPoll(), 0);
            case FetchResult.Failed f -> new FeedLedger.Feed(known.url(), known.etag(), known.lastModified(),
                    known.nextPoll(), known.failures() + 1);
        };
    }

    private List<Outcome.Of> file(Path file, boolean asked) {
        String name = file.toString();
        try {
            if (Files.size(file) > ArticleReader.MOST_BYTES) {
                return List.of(rejected(name, "It is larger than " + ArticleReader.MOST_BYTES / 1_000_000 + " MB."));
            }
            // The date of a text that gives none: nobody can have read it before it was written.
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return read(name, Files.readAllBytes(file), written, asked);
        } catch (IOException e) {
            return List.of(rejected(name, unreadable(e)));
        }
    }

    private List<Outcome.Of> read(String name, byte[] content, Instant undated, boolean asked) {
        return switch (ArticleReader.read(name, content, undated)) {
            case ReadResult.Rejected no -> List.of(rejected(name, no.reason()));
            case ReadResult.Read read -> {
                List<Outcome.Of> outcomes = new ArrayList<>();
                read.articles().forEach(article -> outcomes.add(
                        store(new Arrival(article, clock.instant(), !article.source().published().equals(undated)),
                                asked)));
                yield outcomes;
            }
        };
    }

    private Outcome.Of store(Arrival arrival, boolean asked) {
        String identity = arrival.article().source().article();
        if (identity.getBytes(StandardCharsets.UTF_8).length > MOST_IDENTITY_BYTES) {
            return rejected(identity.substring(0, 100) + "…",
                    "Its address is longer than " + MOST_IDENTITY_BYTES + " bytes.");
        }
        return taken(identity, asked ? articles.addAgain(arrival) : articles.add(arrival));
    }

    private static Outcome.Of taken(String name, Addition addition) {
        return new Outcome.Of(name, new Outcome.Taken(addition));
    }

    private static Outcome.Of rejected(String name, String reason) {
        return new Outcome.Of(name, new Outcome.Rejected(reason));
    }

    private static String unreadable(Exception e) {
        return e instanceof NoSuchFileException
                ? "There is no such file or folder."
                : "It cannot be read: " + e.getMessage() + ".";
    }
}
