package org.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.store.Addition;
import org.parley.store.Database;
import org.parley.store.StoredArticle;

/** From a file or a server to the store: a real database, and a real server on loopback. */
class IngestorTest {

    private static final String ARTICLE = "Title: Ministers meet\nPublished: 2031-03-05\n\nAda Mora met Jon Tell at the harbour on Monday.\n";
    private static final String FEED = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Times</title>
            <item><title>One</title><link>https://harbour.example/one</link><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate>
            <description>Ada Mora met Jon Tell.</description></item>
            <item><title>Two</title><link>https://harbour.example/two</link><pubDate>Wed, 05 Mar 2031 09:00:00 GMT</pubDate>
            <description>The pilots were not invited.</description></item></channel></rss>
            """;
    private static final Addition ADDED = new Addition.Added();
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final TestServer server = new TestServer();
    private final SettableClock clock = new SettableClock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Database database;
    /** Far more than it takes; only a failure waits that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Fetcher fetcher;
    private Ingestor ingestor;

    private static final class SettableClock implements InstantSource {

        private Instant now = Instant.parse("2031-03-05T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void tick(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeEach
    void open() {
        database = Database.embedded(folder.resolve("data"));
        fetcher = new Fetcher(new Destinations(Set.of("127.0.0.1")), PATIENCE);
        ingestor = new Ingestor(database.articles(), database.feeds(), fetcher, clock);
    }

    @AfterEach
    void close() {
        ended.countDown();
        fetcher.close();
        database.close();
        server.close();
    }

    @Test
    void takes_in_files_and_folders_and_names_what_cannot_be_read() throws Exception {
        Path articles = folder.resolve("articles");
        Files.createDirectories(articles.resolve("later"));
        Path first = Files.writeString(articles.resolve("a.txt"), ARTICLE);
        Path binary = Files.write(articles.resolve("b.bin"), new byte[]{0, 1, 2, 3});
        Files.writeString(articles.resolve(".hidden.txt"), ARTICLE);
        Path last = Files.writeString(articles.resolve("later/c.txt"), "The pilots were not invited to the harbour.");

        List<Outcome.Of> outcomes = ingest(articles.toString());

        assertThat(outcomes).extracting(Outcome.Of::name).containsExactly(first.toString(), binary.toString(),
                last.toString());
        assertThat(outcomes.get(0).outcome()).isEqualTo(new Outcome.Taken(ADDED));
        assertThat(outcomes.get(1).outcome()).isInstanceOfSatisfying(Outcome.Rejected.class,
                no -> assertThat(no.reason()).contains("not text"));
        assertThat(outcomes.get(2).outcome()).isEqualTo(new Outcome.Taken(ADDED));
    }

    @Test
    void an_undated_file_is_unchanged_the_second_time_and_dated_by_its_last_change() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "The pilots were not invited to the harbour.");
        Instant written = Files.getLastModifiedTime(file).toInstant();

        ingest(file.toString());
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(written.plusSeconds(60)));

        assertThat(ingest(file.toString())).extracting(Outcome.Of::outcome)
                .containsExactly(new Outcome.Taken(new Addition.Unchanged()));
        assertThat(stored()).extracting(article -> article.article().source().published().getEpochSecond())
                .containsExactly(written.getEpochSecond());
        assertThat(stored()).extracting(StoredArticle::fetched).containsExactly(clock.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/at/all", "ftp://harbour.example/a", "http://not an address", "http:///path"})
    void what_is_neither_there_nor_an_address_is_rejected(String source) throws Exception {
        assertThat(ingest(source)).singleElement()
                .satisfies(of -> assertThat(of.outcome()).isInstanceOf(Outcome.Rejected.class));
    }

    @Test
    void takes_in_each_entry_of_a_feed_under_its_own_address() throws Exception {
        assertThat(ingest(server.at("/feed.xml", FEED))).containsExactly(
                new Outcome.Of("https://harbour.example/one", new Outcome.Taken(ADDED)),
                new Outcome.Of("https://harbour.example/two", new Outcome.Taken(ADDED)));
    }

    @Test
    void asks_again_only_for_what_has_changed() throws Exception {
        URI feed = server.at("/feed.xml", exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.getResponseHeaders().add("ETag", "\"v1\"");
                exchange.getResponseHeaders().add("Last-Modified", "Wed, 05 Mar 2031 09:00:00 GMT");
                TestServer.send(exchange, FEED.getBytes(StandardCharsets.UTF_8));
            }
        });

        ingest(feed);
        List<Outcome.Of> second = ingest(feed);

        assertThat(second).containsExactly(
                new Outcome.Of(feed.toString(), new Outcome.Taken(new Addition.Unchanged())));
        assertThat(server.asked("If-None-Match")).containsExactly("none", "\"v1\"");
        assertThat(server.asked("If-Modified-Since")).containsExactly("none", "Wed, 05 Mar 2031 09:00:00 GMT");
        assertThat(server.asked("User-Agent")).allMatch(agent -> agent.startsWith("Parley/"));
    }

    @Test
    void unpacks_what_is_sent_packed() throws Exception {
        URI page = server.at("/a", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            TestServer.send(exchange, gzip(ARTICLE.getBytes(StandardCharsets.UTF_8)));
        });

        assertThat(ingest(page)).containsExactly(new Outcome.Of(page.toString(), new Outcome.Taken(ADDED)));
        assertThat(server.asked("Accept-Encoding")).containsExactly("gzip");
    }

    @Test
    void hangs_up_on_a_body_that_does_not_end() throws Exception {
        URI endless = server.at("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (ended.getCount() > 0) {
                out.write(new byte[1 << 16]);
            }
        });

        assertThat(reason(endless)).isEqualTo("It is larger than 5 MB.");
    }

    @Test
    void unpacks_no_more_than_it_would_read() throws Exception {
        URI bomb = server.at("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            TestServer.send(exchange, gzip(new byte[100_000_000]));
        });

        assertThat(reason(bomb)).isEqualTo("It is larger than 5 MB.");
    }

    @Test
    void does_not_wait_for_a_body_that_dawdles() throws Exception {
        URI slow = server.at("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("Title: ".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        fetcher.close();
        fetcher = new Fetcher(new Destinations(Set.of("127.0.0.1")), Duration.ofSeconds(2));
        ingestor = new Ingestor(database.articles(), database.feeds(), fetcher, clock);

        assertThat(reason(slow)).isEqualTo("It did not arrive within 2 seconds.");
    }

    @Test
    void follows_redirects_but_not_for_ever() throws Exception {
        URI target = server.at("/target", ARTICLE);
        URI moved = redirect("/moved", "/target");
        URI round = redirect("/round", "/round");

        assertThat(ingest(moved)).containsExactly(new Outcome.Of(moved.toString(), new Outcome.Taken(ADDED)));
        assertThat(reason(round)).contains("redirects more than 5 times");
        assertThat(target).isNotEqualTo(moved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "http://[::1]:1/", "http://169.254.169.254/latest/meta-data",
            "http://10.0.0.1/", "http://user:hush@127.0.0.1/", "file:///etc/passwd"})
    void a_redirect_does_not_lead_into_the_internal_network(String inside) throws Exception {
        URI trap = redirect("/trap", inside);

        assertThat(reason(trap)).contains("redirects to").containsAnyOf("internal", "not an http", "password");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "10.1.2.3, true", "172.16.0.1, true", "192.168.1.1, true", "169.254.169.254, true",
            "100.64.0.1, true", "0.0.0.0, true", "198.18.0.1, true", "255.255.255.255, true", "224.0.0.1, true",
            "::1, true", "fe80::1, true", "fd00::1, true", "::ffff:10.0.0.1, true", "64:ff9b::a00:1, true",
            "2002:a00:1::, true", "93.184.216.34, false", "100.128.0.1, false", "2606:2800:220:1::1, false"})
    void knows_internal_addresses(String address, boolean internal) throws Exception {
        assertThat(Destinations.isInternal(InetAddress.getByName(address))).isEqualTo(internal);
    }

    @ParameterizedTest
    @CsvSource({"404, not there", "403, refuses", "500, HTTP 500", "429, fewer requests"})
    void says_what_the_server_said(int status, String words) throws Exception {
        URI page = server.at("/a", exchange -> exchange.sendResponseHeaders(status, -1));

        assertThat(reason(page)).contains(words);
    }

    @Test
    void a_feed_is_polled_when_it_is_due_and_later_after_failures() throws Exception {
        URI feed = server.at("/feed.xml", exchange -> exchange.sendResponseHeaders(500, -1));

        assertThat(ingestor.poll(feed, INTERVAL)).isPresent();
        clock.tick(INTERVAL.minusSeconds(1));
        assertThat(ingestor.poll(feed, INTERVAL)).isEmpty();
        clock.tick(Duration.ofSeconds(1));
        assertThat(ingestor.poll(feed, INTERVAL)).isPresent();
        clock.tick(INTERVAL);
        assertThat(ingestor.poll(feed, INTERVAL)).as("twice as long after the second failure").isEmpty();
        clock.tick(INTERVAL);
        server.at("/feed.xml", FEED);

        assertThat(ingestor.poll(feed, INTERVAL).orElseThrow()).hasSize(2);
        assertThat(database.feeds().find(feed.toString()).failures()).isZero();
        assertThat(database.feeds().find(feed.toString()).nextPoll()).isEqualTo(clock.instant().plus(INTERVAL));
    }

    @Test
    void a_server_that_asks_to_be_left_alone_is() throws Exception {
        URI feed = server.at("/feed.xml", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });

        ingestor.poll(feed, INTERVAL);

        assertThat(database.feeds().find(feed.toString()).nextPoll())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, PT5M", "2, 0, PT10M", "3, 0, PT20M", "60, 0, PT6H", "1, 60, PT5M", "1, 600, PT10M",
            "1, 99999999, PT24H"})
    void the_pause_after_a_failure_grows_up_to_a_bound(int failures, long retryAfterSeconds, Duration pause) {
        Optional<Duration> retryAfter = Optional.of(Duration.ofSeconds(retryAfterSeconds));

        assertThat(Ingestor.pause(INTERVAL, failures, retryAfter)).isEqualTo(pause);
    }

    @Test
    void what_was_withdrawn_stays_away_from_a_feed_but_comes_back_when_asked_for() throws Exception {
        URI feed = server.at("/feed.xml", FEED);
        ingest(feed);
        database.articles().withdraw("https://harbour.example/one");

        ingestor.poll(feed, INTERVAL);
        assertThat(stored()).extracting(article -> article.article().source().article())
                .containsExactly("https://harbour.example/two");

        ingest(feed);
        assertThat(stored()).hasSize(2);
    }

    private URI redirect(String from, String to) {
        return server.at(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private List<Outcome.Of> ingest(URI address) throws InterruptedException {
        return ingest(address.toString());
    }

    private List<Outcome.Of> ingest(String source) throws InterruptedException {
        List<Outcome.Of> outcomes = new ArrayList<>();
        for (Item item : Ingestor.items(source)) {
            outcomes.addAll(ingestor.ingest(item));
        }
        return outcomes;
    }

    private String reason(URI address) throws InterruptedException {
        return ((Outcome.Rejected) ingest(address).get(0).outcome()).reason();
    }

    private List<StoredArticle> stored() {
        return database.articles().all();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
