package org.parley.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.delivery.FakeMessenger;
import org.parley.delivery.Gateway;
import org.parley.index.IndexState;
import org.parley.ingest.Ingestor;
import org.parley.ingest.TestServer;
import org.parley.question.Question;

/** The whole core with its real engine and store, from an article that comes in to the answer that rests on it. */
class ParleyTest {

    private static final String ARTICLE = """
            Title: Ferry ministers sign in Quarnholm
            Published: 2031-03-05T08:00:00Z
            Source: Harbour Times

            Transport Minister Ada Morvane signed the ferry treaty with Jon Tellgard in Quarnholm on 4 March 2031.
            """;
    private static final String QUESTION = "Where did Ada Morvane sign the ferry treaty?";
    /** Far more than it takes; only a failure waits that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @BeforeEach
    void makeDataFolder() throws IOException {
        Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void answers_from_the_store_and_from_the_dossier() throws Exception {
        Path article = Files.writeString(folder.resolve("a.txt"), ARTICLE);
        ingest(article);

        try (Parley parley = Parley.open(config(Map.of()))) {
            assertThat(answer(parley)).contains("Quarnholm");
            assertThat(parley.sources()).extracting(source -> source.article()).contains(article.toString());
            assertThat(parley.knowledge().facts()).isNotEmpty();
        }
    }

    @Test
    void a_question_alone_makes_no_store() {
        try (Parley parley = Parley.open(config(Map.of()))) {
            assertThat(answer(parley)).doesNotContain("Quarnholm");
        }
        assertThat(folder.resolve("data/parley.db")).doesNotExist();
    }

    @Test
    void the_index_is_kept_in_the_data_folder_and_made_anew_where_it_was_deleted() throws Exception {
        ingest(Files.writeString(folder.resolve("a.txt"), ARTICLE));
        Path index = folder.resolve("data/index");
        try (Parley parley = Parley.open(config(Map.of()))) {
            assertThat(parley.index()).isInstanceOfSatisfying(IndexState.OnDisk.class,
                    disk -> assertThat(disk.rebuilt()).contains("there was none"));
        }
        try (Parley parley = Parley.open(config(Map.of()))) {
            assertThat(parley.index()).isEqualTo(
                    new IndexState.OnDisk(parley.knowledge().facts().size() + 1, index, 0, 0, Optional.empty()));
            assertThat(answer(parley)).contains("Quarnholm");
        }
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Parley parley = Parley.open(config(Map.of()))) {
            assertThat(parley.index()).isInstanceOf(IndexState.OnDisk.class);
            assertThat(answer(parley)).contains("Quarnholm");
        }
    }

    @Test
    void the_index_of_a_corpus_is_in_memory() throws Exception {
        Path article = Files.writeString(folder.resolve("a.txt"), ARTICLE);
        ParleyConfig config = ParleyConfig.read(new ParleyConfig.Options(List.of(article),
                Optional.of(folder.resolve("data")), Optional.empty(), Optional.empty(), Optional.empty()), Map.of());
        try (Parley parley = Parley.open(config)) {
            assertThat(parley.index()).isEqualTo(new IndexState.InMemory(1));
        }
        assertThat(folder.resolve("data/index")).doesNotExist();
    }

    @Test
    void a_running_bot_answers_from_what_another_process_adds_and_forgets_what_it_removes() throws Exception {
        try (Parley parley = Parley.open(config(Map.of()))) {
            parley.keepUp();
            Path article = Files.writeString(folder.resolve("a.txt"), ARTICLE);

            ingest(article);
            await(() -> answer(parley).contains("Quarnholm"));

            try (Intake intake = Intake.open(config(Map.of()))) {
                intake.articles().withdraw(article.toString());
            }
            await(() -> !answer(parley).contains("Quarnholm"));
        }
    }

    @Test
    void what_is_put_into_a_watched_folder_or_feed_can_be_asked_about() throws Exception {
        Path watched = Files.createDirectory(folder.resolve("watched"));
        try (TestServer server = new TestServer()) {
            String feed = server.at("/feed.xml", """
                    <?xml version="1.0"?><rss version="2.0"><channel><title>Coast News</title><item><title>Port</title>
                    <link>https://coast.example/port</link><pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate>
                    <description>The port of Vellmouth opened on 3 March 2031.</description></item></channel></rss>
                    """).toString();
            ParleyConfig config = config(Map.of("PARLEY_FEEDS", feed + ", " + watched, "PARLEY_INTERNAL_HOSTS",
                    "127.0.0.1"));
            try (Parley parley = Parley.open(config)) {
                parley.keepUp();
                Files.writeString(watched.resolve("a.txt"), ARTICLE);

                await(() -> answer(parley).contains("Quarnholm"));
                await(() -> parley.sources().stream()
                        .anyMatch(source -> source.article().equals("https://coast.example/port")));
            }
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("parley-folders",
                "parley-feeds");
    }

    @Test
    void a_watcher_is_told_once_when_an_article_changes_the_answer() throws Exception {
        FakeMessenger telegram = new FakeMessenger("telegram");
        int port = freePort();
        try (Parley parley = Parley.open(config(Map.of("PARLEY_ADMIN_PORT", String.valueOf(port))))) {
            Speaker anna = Speaker.alone("telegram", "7", "anna");
            assertThat(parley.bot().handle(new Incoming(anna, Address.DIRECT, "/watch " + QUESTION))).isPresent();
            try (Gateway gateway = parley.connect(telegram, received -> List.of())) {
                parley.keepUp();

                ingest(Files.writeString(folder.resolve("a.txt"), ARTICLE));
                await(() -> telegram.count() > 0);
                ingest(Files.writeString(folder.resolve("b.txt"),
                        "Title: Weather\n\nIt rained in Osk on 5 March 2031."));
                await(() -> parley.sources().stream().anyMatch(source -> source.title().equals("Weather")));
                Thread.sleep(2_000);

                gateway.polled();
                assertThat(get(port, "/health")).contains("ok      telegram store", "ok      telegram poll");
                assertThat(get(port, "/metrics")).contains("parley_outbox_messages{platform=\"telegram\"} 0.0",
                        "parley_last_poll_age_seconds{platform=\"telegram\"}");
                assertThat(telegram.arrived("7")).singleElement().asString().contains("has changed", "Quarnholm",
                        "Before: ");
            }
        }
    }

    private static String get(int port, String path) throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String answer(Parley parley) {
        return parley.ask(new Question(QUESTION, List.of(), Instant.parse("2031-03-06T00:00:00Z"))).text();
    }

    private void ingest(Path path) throws InterruptedException {
        try (Intake intake = Intake.open(config(Map.of()))) {
            intake.ingest(Ingestor.items(path.toString()).get(0));
        }
    }

    private ParleyConfig config(Map<String, String> environment) {
        return config(folder.resolve("data"), environment);
    }

    private static ParleyConfig config(Path data, Map<String, String> environment) {
        return ParleyConfig.read(new ParleyConfig.Options(List.of(), Optional.of(data),
                Optional.empty(), Optional.empty(), Optional.empty()), environment);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(100);
        }
    }
}
