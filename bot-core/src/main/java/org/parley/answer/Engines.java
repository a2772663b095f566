package org.parley.answer;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.parley.embedding.Embedder;
import org.parley.embedding.VectorFile;
import org.parley.fact.FactExtractor;
import org.parley.fact.Knowledge;
import org.parley.fact.KnowledgeBase;
import org.parley.fact.Statement;
import org.parley.index.StatementIndex;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.lexicon.TagFile;
import org.parley.lexicon.Tagger;
import org.parley.question.QuestionAnalyzer;
import org.parley.reading.CloseReader;
import org.parley.reading.Models;
import org.parley.reading.Reader;
import org.parley.retrieval.Progress;
import org.parley.retrieval.Retriever;
import org.parley.syntax.SentenceAnalyzer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an engine for one state of the knowledge after another. What all of them need is loaded once, and what the last one was made
 * of is not made again for the next.
 */
public final class Engines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private final Lexicon lexicon;
    private final SentenceAnalyzer sentences;
    private final TagFile tags;
    private final FactExtractor extractor;
    private final Function<List<Statement>, StatementIndex> indexes;
    private final VectorFile vectors;
    private final Embedder embedder;
    private final Models models;
    private final Progress progress;

    private Engines(Lexicon lexicon, Path tags, Function<List<Statement>, StatementIndex> indexes, VectorFile vectors,
            Embedder embedder, Models models, Progress progress) {
        Tagger tagger = PosTagger.load(lexicon);
        this.lexicon = lexicon;
        this.sentences = new SentenceAnalyzer(tagger, new Lemmatizer(lexicon), lexicon);
        this.tags = TagFile.open(tags, tagger);
        this.extractor = new FactExtractor(new SentenceAnalyzer(this.tags, new Lemmatizer(lexicon), lexicon), lexicon);
        this.indexes = indexes;
        this.vectors = vectors;
        this.embedder = embedder;
        this.models = models;
        this.progress = progress;
    }

    /**
     * Loads what engines have in common, each of which has its index in memory.
     *
     * @param vectorFile where vectors of texts are kept from one start to the next, and their tags beside it; may not exist yet
     * @param embedder is closed with this
     * @param progress is told how far an engine is whose articles are new
     */
    public static Engines load(Path vectorFile, Embedder embedder, Models models, Progress progress) {
        return load(vectorFile, StatementIndex::of, embedder, models, progress);
    }

    /**
     * The same with indexes of the caller's.
     *
     * @param indexes gives an index of the statements of an engine, which closes it
     */
    public static Engines load(Path vectorFile, Function<List<Statement>, StatementIndex> indexes, Embedder embedder,
            Models models, Progress progress) {
        return new Engines(Lexicon.load(), vectorFile.resolveSibling("tags"), indexes,
                VectorFile.open(vectorFile, embedder.model()), embedder, models, progress);
    }

    /** An engine that answers from {@code knowledge}; to be closed before this is. */
    public Engine open(Knowledge knowledge) {
        return open(knowledge, () -> {
            // What engines have in common is closed with this.
        });
    }

    Engine open(Knowledge knowledge, Runnable closing) {
        KnowledgeBase base = extractor.extract(knowledge);
        StatementIndex index = indexes.apply(base.statements());
        QuestionAnalyzer analyzer = new QuestionAnalyzer(sentences, lexicon, base.entities(), index::repair,
                Engine.reachesTo(base));
        Reader reader = new Reader(base, lexicon, models, index::frequency);
        Retriever retriever = Retriever.open(base, knowledge.expected(), index, lexicon, sentences, embedder, vectors,
                progress);
        save(tags::saveMuch, vectors::saveMuch);
        return new Engine(base, index, retriever, analyzer, reader, new CloseReader(base, models, embedder), lexicon,
                knowledge.expected(), closing);
    }

    private static void save(Runnable... files) {
        try {
            for (Runnable file : files) {
                file.run();
            }
        } catch (UncheckedIOException e) {
            LOG.warn("What was worked out of the articles will be worked out again at the next start: {}",
                    e.getMessage());
        }
    }

    /** Keeps what was worked out for the next start. */
    @Override
    public void close() {
        save(tags::save, vectors::save);
        embedder.close();
    }
}
