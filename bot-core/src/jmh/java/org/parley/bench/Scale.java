package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.parley.answer.Engine;
import org.parley.answer.Engines;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.bot.Corpus;
import org.parley.embedding.Embedder;
import org.parley.evaluation.GoldenQuestion;
import org.parley.evaluation.QuestionFile;
import org.parley.fact.Fact;
import org.parley.fact.Knowledge;
import org.parley.question.Question;
import org.parley.reading.Models;
import org.parley.retrieval.Progress;

/**
 * How costs grow with the collection: prints, for as many statements as are asked for, what making them ready took, the memory that they
 * take, and what a question costs beside a bare search for its words over the same texts. The articles are those of the worlds to tune
 * on, over and over, each time with other names. Vectors are made up, which costs nothing and is compared like any other: a model's part
 * in a question does not depend on the collection.
 */
public final class Scale {

    private static final Path TUNING = Path.of("src", "evaluation", "tuning");
    private static final Instant CLOCK = Instant.parse("2031-12-01T00:00:00Z");
    private static final int HITS = 16;
    private static final int QUESTIONS = 200;
    private static final Pattern NAME = Pattern.compile("\\b\\p{Lu}\\p{Ll}{3,}");
    private static final String SYLLABLES = "bacedifoguhajekilomu";

    private Scale() {
    }

    /** @param arguments numbers of statements */
    public static void main(String[] arguments) throws IOException {
        List<Path> worlds;
        try (Stream<Path> folders = Files.list(TUNING)) {
            worlds = folders.filter(folder -> Files.exists(folder.resolve("timeline.jsonl"))).sorted().toList();
        }
        List<Article> articles = Corpus.read(worlds.stream().map(world -> world.resolve("articles")).toList(), CLOCK)
                .articles();
        List<Question> questions = new ArrayList<>();
        for (Path world : worlds) {
            for (GoldenQuestion golden : QuestionFile
                    .questions(Files.readAllLines(world.resolve("questions.jsonl")))) {
                questions.add(new Question(golden.text(), golden.history(), CLOCK));
            }
        }
        int step = Math.max(1, questions.size() / QUESTIONS);
        List<Question> asked = IntStream.range(0, QUESTIONS).mapToObj(i -> questions.get(i * step))
                .toList();
        System.out.println("| statements | articles | ready in s | again with one more in s | heap in MB | bare search µs"
                + " | question µs, median | 95th percentile | median, of bare search |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String argument : arguments) {
            measure(Integer.parseInt(argument), articles, asked);
        }
    }

    private static void measure(int statements, List<Article> articles, List<Question> questions) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "jmh")), "scale");
        try (Engines engines = Engines.load(folder.resolve("vectors"), new MadeUp(), Models.bundled(),
                Progress.UNSEEN)) {
            // The first few warm up what is compiled on the way.
            engines.open(knowledge(articles.subList(0, 20))).close();
            double perArticle = statementsOf(articles, engines) / (double) articles.size();
            List<Article> collection = copies(articles, (int) Math.ceil(statements / perArticle));
            long start = System.nanoTime();
            try (Engine first = engines.open(knowledge(collection.subList(0, collection.size() - 1)))) {
                double ready = seconds(start);
                start = System.nanoTime();
                try (Engine engine = engines.open(knowledge(collection))) {
                    double again = seconds(start);
                    List<Fact> facts = engine.facts();
                    first.close();
                    long heap = heap();
                    long[] whole = times(questions, engine::answer);
                    long bare = bare(facts, questions);
                    System.out.printf("| %,d | %,d | %.1f | %.1f | %,d | %,d | %,d | %,d | %.0f × |%n", facts.size(),
                            collection.size(), ready, again, heap, bare, whole[whole.length / 2],
                            whole[whole.length * 95 / 100], whole[whole.length / 2] / (double) Math.max(1, bare));
                }
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static int statementsOf(List<Article> articles, Engines engines) throws IOException {
        try (Engine engine = engines.open(knowledge(articles))) {
            return engine.facts().size();
        }
    }

    private static Knowledge knowledge(List<Article> articles) {
        return new Knowledge("", List.of(), List.of(), articles);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Megabytes in use once what nobody needs any more is gone. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** What is done with one question. */
    @FunctionalInterface
    private interface Asking {
        Object of(Question question) throws IOException;
    }

    /** Microseconds of each question, sorted; a first round, to warm up, is not counted. */
    private static long[] times(List<Question> questions, Asking asking) throws IOException {
        long[] times = new long[questions.size()];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                asking.of(questions.get(i));
                times[i] = (System.nanoTime() - start) / 1_000;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** The median of a search for a question's words over the same texts. */
    private static long bare(List<Fact> facts, List<Question> questions) throws IOException {
        Analyzer english = new EnglishAnalyzer();
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(english))) {
                for (Fact fact : facts) {
                    Document document = new Document();
                    document.add(new TextField("text", fact.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                QueryBuilder queries = new QueryBuilder(english);
                long[] times = times(questions,
                        question -> searcher.search(queries.createBooleanQuery("text", question.text()), HITS));
                return times[times.length / 2];
            }
        }
    }

    private static List<Article> copies(List<Article> articles, int count) {
        List<Article> copies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            copies.add(copy(articles.get(i % articles.size()), i / articles.size()));
        }
        return copies;
    }

    private static Article copy(Article article, int number) {
        if (number == 0) {
            return article;
        }
        Source source = article.source();
        return new Article(
                new Source(source.name(), renamed(source.title(), number), source.published(), source.url(),
                        source.article() + "/" + number),
                article.language(), article.paragraphs().stream().map(text -> renamed(text, number)).toList());
    }

    private static String renamed(String text, int number) {
        StringBuilder ending = new StringBuilder();
        for (int rest = number; rest > 0; rest /= SYLLABLES.length() / 2) {
            int at = rest % (SYLLABLES.length() / 2) * 2;
            ending.append(SYLLABLES, at, at + 2);
        }
        return NAME.matcher(text).replaceAll(name -> name.group() + ending);
    }

    /** Gives each text a direction of its own. */
    private static final class MadeUp implements Embedder {

        private static final int DIMENSIONS = 384;

        @Override
        public float[] query(String text) {
            Random chance = new Random(text.hashCode());
            float[] vector = new float[DIMENSIONS];
            double squares = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] = (float) chance.nextGaussian();
                squares += vector[i] * vector[i];
            }
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
            return vector;
        }

        @Override
        public float[] passage(String text) {
            return query(text);
        }

        @Override
        public String model() {
            return "made up";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
