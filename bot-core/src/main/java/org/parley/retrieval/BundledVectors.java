package org.parley.retrieval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.embedding.EmbedderUnavailableException;
import org.parley.embedding.VectorFile;
import org.parley.fact.Dossiers;
import org.parley.fact.FactExtractor;
import org.parley.fact.Knowledge;
import org.parley.fact.Statement;
import org.parley.lexicon.Lemmatizer;
import org.parley.lexicon.Lexicon;
import org.parley.lexicon.PosTagger;
import org.parley.syntax.SentenceAnalyzer;

/** Makes the vectors of the bundled dossier. The build runs it, so that no first question has to wait for them. */
final class BundledVectors implements Supplier<Embedder>, AutoCloseable {

    private final Path unpacked;
    private @Nullable Embedder model;

    private BundledVectors(Path unpacked) {
        this.unpacked = unpacked;
    }

    /**
     * Adds what is missing to the file named first; the second argument names a folder to unpack the model to. Where the
     * model cannot be run there will be no vectors, which is no reason not to build.
     */
    public static void main(String[] arguments) {
        VectorFile vectors = VectorFile.open(Path.of(arguments[0]), E5Embedder.MODEL);
        try (BundledVectors model = new BundledVectors(Path.of(arguments[1]))) {
            Knowledge knowledge = Dossiers.bundled();
            Retriever.prepare(statements(knowledge), knowledge.expected(), vectors, model, Progress.UNSEEN);
            vectors.save();
        } catch (EmbedderUnavailableException e) {
            System.err.println("The dossier stays without vectors: " + e.getMessage());
        }
    }

    static List<Statement> statements(Knowledge knowledge) {
        Lexicon lexicon = Lexicon.load();
        SentenceAnalyzer sentences = new SentenceAnalyzer(PosTagger.load(lexicon), new Lemmatizer(lexicon), lexicon);
        return new FactExtractor(sentences, lexicon).extract(knowledge).statements();
    }

    /** The model, loaded once somebody needs it. */
    @Override
    public synchronized Embedder get() {
        Embedder loaded = model;
        if (loaded == null) {
            loaded = E5Embedder.open(unpacked);
            model = loaded;
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        if (model != null) {
            model.close();
        }
    }
}
