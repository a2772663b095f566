package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.parley.answer.Answer;
import org.parley.answer.Engine;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.embedding.Encoded;
import org.parley.embedding.VectorFile;
import org.parley.fact.Dossiers;
import org.parley.fact.ExpectedQuestion;
import org.parley.fact.Fact;
import org.parley.fact.FactExtractor;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.index.StatementIndex;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.question.Question;
import org.parley.question.QuestionAnalysis;
import org.parley.question.QuestionAnalyzer;
import org.parley.reading.Candidate;
import org.parley.reading.CloseReader;
import org.parley.reading.Models;
import org.parley.reading.Reader;
import org.parley.retrieval.Progress;
import org.parley.retrieval.Retrieved;
import org.parley.retrieval.Retriever;
import org.parley.syntax.SentenceAnalyzer;

/**
 * What one question costs on the bundled dossier, whole and stage by stage, beside a bare search over the same texts. Each
 * invocation takes the next of {@value #QUESTIONS} questions that the dossier expects.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
public class AskBenchmark {

    private static final int QUESTIONS = 64;
    private static final int HITS = 16;
    private static final Instant CLOCK = Instant.parse("2025-11-10T00:00:00Z");

    private Engine engine;
    private Engine engineWithoutModels;
    private Embedder model;
    private QuestionAnalyzer analyzer;
    private Retriever retriever;
    private Reader reader;
    private CloseReader closeReader;
    private StatementIndex index;
    private List<Question> questions;
    private List<QuestionAnalysis> analyses;
    private List<Retrieved> retrieved;
    private List<List<Candidate>> candidates;
    private IndexSearcher searcher;
    private QueryBuilder queries;
    private int next;

    @Setup
    public void open() throws IOException {
        Path data = Files.createDirectories(Path.of("target", "jmh"));
        Path vectors = data.resolve("vectors");
        model = E5Embedder.open(data.resolve("unpacked"));
        Knowledge knowledge = Dossiers.bundled();
        List<String> texts = knowledge.expected().stream().map(ExpectedQuestion::text).toList();
        questions = IntStream.range(0, QUESTIONS)
                .mapToObj(i -> new Question(texts.get(i * (texts.size() / QUESTIONS)), List.of(), CLOCK)).toList();
        Embedder remembering = new Remembering(model);
        Lexicon lexicon = Lexicon.load();
        SentenceAnalyzer sentences = new SentenceAnalyzer(PosTagger.load(lexicon), new Lemmatizer(lexicon), lexicon);
        KnowledgeBase base = new FactExtractor(sentences, lexicon).extract(knowledge);
        index = StatementIndex.of(base.statements());
        analyzer = new QuestionAnalyzer(sentences, lexicon, base.entities(), index::repair, LocalDate.of(2025, 11, 9));
        reader = new Reader(base, lexicon, Models.bundled(), index::frequency);
        closeReader = new CloseReader(base, Models.bundled(), model);
        retriever = Retriever.open(base, knowledge.expected(), index, lexicon, sentences, remembering,
                VectorFile.open(vectors, model.model()), Progress.UNSEEN);
        engine = Engine.open(knowledge, vectors, model);
        engineWithoutModels = Engine.open(knowledge, vectors, remembering);
        analyses = questions.stream().map(analyzer::analyze).toList();
        retrieved = analyses.stream().map(a -> retriever.retrieve(a)).toList();
        candidates = IntStream.range(0, QUESTIONS).mapToObj(i -> reader.read(analyses.get(i), retrieved.get(i))).toList();
        bareIndex(knowledge);
    }

    private void bareIndex(Knowledge knowledge) throws IOException {
        Analyzer english = new EnglishAnalyzer();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(english))) {
            for (Fact fact : knowledge.facts()) {
                Document document = new Document();
                document.add(new TextField("text", fact.text() + " " + String.join(" ", fact.wordings()), Field.Store.YES));
                writer.addDocument(document);
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
        queries = new QueryBuilder(english);
    }

    @TearDown
    public void close() throws IOException {
        index.close();
        engine.close();
    }

    private int next() {
        next = (next + 1) % QUESTIONS;
        return next;
    }

    /** What others would do: look the words up and show the best text. */
    @Benchmark
    public String bareSearch() throws IOException {
        TopDocs found = searcher.search(queries.createBooleanQuery("text", questions.get(next()).text()), HITS);
        return found.scoreDocs.length == 0 ? "" : searcher.storedFields().document(found.scoreDocs[0].doc).get("text");
    }

    @Benchmark
    public Answer ask() {
        return engine.answer(questions.get(next()));
    }

    /** All but what is done by a model. */
    @Benchmark
    public Answer askWithoutModels() {
        return engineWithoutModels.answer(questions.get(next()));
    }

    @Benchmark
    public QuestionAnalysis analyze() {
        return analyzer.analyze(questions.get(next()));
    }

    @Benchmark
    public float[] embed() {
        return model.query(questions.get(next()).text());
    }

    @Benchmark
    public Retrieved retrieve() {
        QuestionAnalysis analysis = analyses.get(next());
        return retriever.retrieve(analysis);
    }

    @Benchmark
    public List<Candidate> read() {
        int i = next();
        return reader.read(analyses.get(i), retrieved.get(i));
    }

    /** The likeliest statements once more, by the cross-encoder. */
    @Benchmark
    public List<Candidate> readClosely() {
        int i = next();
        return closeReader.read(analyses.get(i), candidates.get(i));
    }

    /** Makes the vectors of a question once, and reads nothing closely. */
    private static final class Remembering implements Embedder {

        private final Embedder model;
        private final Map<List<String>, Encoded> known = new ConcurrentHashMap<>();

        private Remembering(Embedder model) {
            this.model = model;
        }

        @Override
        public float[] query(String text) {
            return model.query(text);
        }

        @Override
        public float[] passage(String text) {
            return model.passage(text);
        }

        @Override
        public Encoded queryInWords(List<String> words) {
            return known.computeIfAbsent(words, model::queryInWords);
        }

        @Override
        public Encoded passageInWords(String title, List<String> words) {
            return model.passageInWords(title, words);
        }

        @Override
        public String model() {
            return model.model();
        }

        @Override
        public void close() {
            // Whoever made the model closes it.
        }
    }
}
