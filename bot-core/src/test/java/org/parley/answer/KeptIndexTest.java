package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NativeFSLockFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.fact.Knowledge;
import org.parley.index.IndexFolder;
import org.parley.index.IndexState;
import org.parley.question.Question;
import org.parley.reading.Models;
import org.parley.retrieval.Progress;

/** Engines whose index is kept on disk: each is opened as at a start of its own. */
class KeptIndexTest {

    private static final Article STRIKE = Ferries.KNOWLEDGE.articles().get(0);
    private static final Article DEAL = Ferries.KNOWLEDGE.articles().get(1);
    private static final List<String> QUESTIONS = List.of("Who rejected the sailors' demands?",
            "How many sailors went on strike?", "What did Orlo say after the ceremony?", "Who signed the agreement?",
            "Whom will Quist visit?", "Where was the agreement signd?", "Who opened the harbour museum?");
    private static final int ROUNDS = 12;

    @TempDir
    Path folder;

    private static Engines inMemory;
    private static Engines onDisk;
    private static Path current;

    @BeforeAll
    static void load(@TempDir Path vectors) {
        current = vectors;
        inMemory = Engines.load(vectors.resolve("vectors"), new WordEmbedder(), Models.bundled(), Progress.UNSEEN);
        onDisk = Engines.load(vectors.resolve("vectors"), statements -> new IndexFolder(current).open(statements),
                new WordEmbedder(), Models.bundled(), Progress.UNSEEN);
    }

    @AfterAll
    static void close() {
        inMemory.close();
        onDisk.close();
    }

    @Test
    void what_was_indexed_is_there_at_the_next_start() throws IOException {
        try (Engine first = open(STRIKE, DEAL)) {
            assertThat(disk(first).rebuilt()).contains("there was none");
            assertThat(disk(first).added()).isEqualTo(first.facts().size());
        }
        try (Engine second = open(STRIKE, DEAL)) {
            assertThat(disk(second)).isEqualTo(unchanged(second));
            assertThat(answer(second, QUESTIONS.get(0))).startsWith("Amsel");
        }
    }

    @Test
    void only_what_differs_is_written() throws IOException {
        int strike = sentences(STRIKE);
        int deal = sentences(DEAL);
        open(STRIKE).close();
        try (Engine engine = open(STRIKE, DEAL)) {
            assertThat(disk(engine)).extracting(IndexState.OnDisk::added, IndexState.OnDisk::removed)
                    .containsExactly(deal, 0);
            assertThat(answer(engine, QUESTIONS.get(2))).contains("Orlo said");
        }
        try (Engine engine = open(DEAL)) {
            assertThat(disk(engine)).extracting(IndexState.OnDisk::added, IndexState.OnDisk::removed)
                    .containsExactly(0, strike);
        }
    }

    @Test
    void a_withdrawn_article_is_no_longer_found_and_a_changed_one_is_found_as_it_is_now() throws IOException {
        open(STRIKE, DEAL).close();
        try (Engine engine = open(DEAL)) {
            assertThat(engine.answer(question(QUESTIONS.get(0)))).isInstanceOf(Answer.Unknown.class);
        }
        List<String> changed = STRIKE.paragraphs().stream().map(text -> text.replace("450", "620")).toList();
        try (Engine engine = open(new Article(STRIKE.source(), "en", changed), DEAL)) {
            assertThat(answer(engine, QUESTIONS.get(1))).contains("620").doesNotContain("450");
        }
    }

    @Test
    void answers_are_those_of_an_index_in_memory_whatever_was_added_and_withdrawn() throws IOException {
        Random chance = new Random(7);
        List<Article> copies = IntStream.range(0, 12).mapToObj(i -> copy(i % 2 == 0 ? STRIKE : DEAL, i)).toList();
        for (int round = 0; round < ROUNDS; round++) {
            List<Article> some = new ArrayList<>(copies.stream().filter(article -> chance.nextInt(3) > 0).toList());
            some.add(DEAL);
            Knowledge knowledge = new Knowledge("", List.of(), List.of(), some);
            try (Engine memory = inMemory.open(knowledge); Engine disk = open(knowledge)) {
                assertThat(disk(disk).statements()).isEqualTo(memory.facts().size());
                for (String question : QUESTIONS) {
                    assertThat(disk.answer(question(question))).isEqualTo(memory.answer(question(question)));
                }
            }
        }
    }

    @Test
    void an_edition_is_not_disturbed_by_a_later_one_nor_by_the_loss_of_the_folder() throws IOException {
        try (Engine first = open(STRIKE, DEAL); Engine second = open(DEAL)) {
            assertThat(second.answer(question(QUESTIONS.get(0)))).isInstanceOf(Answer.Unknown.class);
            assertThat(answer(first, QUESTIONS.get(0))).startsWith("Amsel");

            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(index().resolve(IndexWriter.WRITE_LOCK_NAME));
            Files.delete(index());

            assertThat(answer(first, QUESTIONS.get(0))).startsWith("Amsel");
            try (Engine third = open(STRIKE, DEAL)) {
                assertThat(disk(third).rebuilt()).contains("there was none");
            }
        }
    }

    @Test
    void a_damaged_index_is_made_anew_wherever_a_byte_is_wrong() throws IOException {
        open(STRIKE, DEAL).close();
        Random chance = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            for (String kind : files().stream().map(KeptIndexTest::kind).toList()) {
                Path file = files().stream().filter(f -> kind(f).equals(kind)).findFirst().orElseThrow();
                byte[] bytes = Files.readAllBytes(file);
                bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
                Files.write(file, bytes);

                assertMadeAnew("it was");
            }
        }
    }

    @Test
    void a_truncated_an_emptied_and_a_missing_file_are_noticed() throws IOException {
        open(STRIKE, DEAL).close();
        for (String kind : files().stream().map(KeptIndexTest::kind).toList()) {
            for (double rest : new double[]{0, 0.5, 0.99}) {
                Path file = files().stream().filter(f -> kind(f).equals(kind)).findFirst().orElseThrow();
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * rest)));
                assertMadeAnew("it was damaged");
            }
            Files.delete(files().stream().filter(f -> kind(f).equals(kind)).findFirst().orElseThrow());
            assertMadeAnew(kind.equals("segments") ? "there was none" : "it was damaged");
        }
    }

    @Test
    void an_index_of_another_version_is_made_anew() throws IOException {
        open(STRIKE, DEAL).close();
        try (FSDirectory directory = FSDirectory.open(index());
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("documents", "0").entrySet());
        }

        assertMadeAnew("it was of another version");
    }

    @Test
    void what_a_killed_process_leaves_behind_does_no_harm() throws IOException {
        open(STRIKE, DEAL).close();
        Files.writeString(index().resolve("pending_segments_9"), "half a commit");
        Files.writeString(index().resolve("_9.cfs"), "half a segment");
        assertThat(index().resolve(IndexWriter.WRITE_LOCK_NAME)).exists();

        try (Engine engine = open(STRIKE, DEAL)) {
            assertThat(disk(engine)).isEqualTo(unchanged(engine));
        }
        try (Engine engine = open(DEAL)) {
            assertThat(disk(engine).rebuilt()).isEmpty();
            assertThat(files()).extracting(Path::getFileName).extracting(Path::toString).doesNotContain("_9.cfs");
        }
    }

    @Test
    void while_another_process_writes_the_index_is_read_if_it_fits_and_else_made_in_memory() throws IOException {
        open(STRIKE, DEAL).close();
        try (FSDirectory directory = FSDirectory.open(index());
                Lock held = NativeFSLockFactory.INSTANCE.obtainLock(directory, IndexWriter.WRITE_LOCK_NAME)) {
            held.ensureValid();
            try (Engine engine = open(STRIKE, DEAL)) {
                assertThat(disk(engine)).isEqualTo(unchanged(engine));
            }
            try (Engine engine = open(STRIKE)) {
                assertThat(engine.index())
                        .isEqualTo(new IndexState.StandIn(sentences(STRIKE), index(), Optional.empty()));
                assertThat(answer(engine, QUESTIONS.get(0))).startsWith("Amsel");
            }
        }
        try (Engine engine = open(STRIKE)) {
            assertThat(disk(engine).removed()).isEqualTo(sentences(DEAL));
        }
    }

    @Test
    void where_the_folder_cannot_be_used_the_index_is_in_memory() throws IOException {
        Files.writeString(index(), "a file");

        try (Engine engine = open(STRIKE, DEAL)) {
            assertThat(engine.index())
                    .isInstanceOfSatisfying(IndexState.StandIn.class, index -> assertThat(index.fault()).isPresent());
            assertThat(answer(engine, QUESTIONS.get(0))).startsWith("Amsel");
        }
    }

    @Test
    void two_processes_write_to_one_folder_and_one_is_killed_while_it_does() throws Exception {
        for (int round = 0; round < 2; round++) {
            Process other = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-classpath",
                    System.getProperty("java.class.path"), IndexingMain.class.getName(), index().toString())
                    .redirectErrorStream(true).start();
            String line = other.inputReader().readLine();
            while (line != null && !line.equals(IndexingMain.WRITING)) {
                line = other.inputReader().readLine();
            }
            assertThat(line).isNotNull();
            for (int i = 0; i < ROUNDS; i++) {
                assertRight(i % 2 == 0);
            }
            assertThat(other.isAlive()).isTrue();
            other.destroyForcibly().waitFor();
            assertRight(true);
            assertRight(false);
            try (Engine engine = open(STRIKE, DEAL)) {
                assertThat(engine.index()).isInstanceOf(IndexState.OnDisk.class);
            }
        }
    }

    private void assertRight(boolean all) throws IOException {
        try (Engine engine = all ? open(STRIKE, DEAL) : open(DEAL)) {
            assertThat(engine.index().statements()).isEqualTo(engine.facts().size());
            assertThat(answer(engine, QUESTIONS.get(2))).contains("Orlo said");
            assertThat(engine.answer(question(QUESTIONS.get(0))) instanceof Answer.Unknown).isNotEqualTo(all);
        }
    }

    private void assertMadeAnew(String reason) throws IOException {
        try (Engine engine = open(STRIKE, DEAL)) {
            assertThat(disk(engine).rebuilt().orElse("not at all")).startsWith(reason);
            assertThat(answer(engine, QUESTIONS.get(0))).startsWith("Amsel");
        }
        try (Engine engine = open(STRIKE, DEAL)) {
            assertThat(disk(engine)).isEqualTo(unchanged(engine));
        }
    }

    private Path index() {
        return folder.resolve("index");
    }

    /** All but the lock, which holds nothing. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(index())) {
            return files.filter(file -> !file.endsWith(IndexWriter.WRITE_LOCK_NAME)).sorted().toList();
        }
    }

    private static String kind(Path file) {
        return file.getFileName().toString().replaceAll("^_[a-z0-9]+|_[a-z0-9]+$", "");
    }

    private Engine open(Article... articles) {
        return open(new Knowledge("", List.of(), List.of(), List.of(articles)));
    }

    private Engine open(Knowledge knowledge) {
        current = index();
        return onDisk.open(knowledge);
    }

    private static int sentences(Article article) throws IOException {
        try (Engine engine = inMemory.open(new Knowledge("", List.of(), List.of(), List.of(article)))) {
            return engine.facts().size();
        }
    }

    private static Article copy(Article article, int number) {
        Source source = article.source();
        return new Article(new Source(source.name() + " " + number, source.title(),
                source.published().plusSeconds(60L * number), source.url(), source.article() + number), "en",
                article.paragraphs());
    }

    private static IndexState.OnDisk disk(Engine engine) {
        assertThat(engine.index()).isInstanceOf(IndexState.OnDisk.class);
        return (IndexState.OnDisk) engine.index();
    }

    private IndexState unchanged(Engine engine) {
        return new IndexState.OnDisk(engine.facts().size(), index(), 0, 0, Optional.empty());
    }

    private static String answer(Engine engine, String question) {
        return engine.answer(question(question)).text();
    }

    private static Question question(String text) {
        return new Question(text, List.of(), Instant.parse("2031-06-01T00:00:00Z"));
    }
}
