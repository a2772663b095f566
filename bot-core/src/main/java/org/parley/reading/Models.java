package org.parley.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.parley.fact.Statement;

/**
 * The models of the reader, one for each kind of statement: a curated fact is told from its neighbours by the questions that it is
 * expected to answer, a sentence of an article by its words.
 *
 * @param curated for facts of a dossier
 * @param articles for sentences of articles
 * @param closeCurated for facts of a dossier that are read together with the question
 * @param closeArticles for such sentences of articles
 */
public record Models(Model curated, Model articles, Model closeCurated, Model closeArticles) {

    /** The file name of the model for curated facts. */
    public static final String CURATED = "curated.txt";
    /** The file name of the model for sentences of articles. */
    public static final String ARTICLES = "articles.txt";
    /** What stands before the file name of a model for statements that are read together with the question. */
    public static final String CLOSE = "close-";

    /** Those that come with the program. */
    public static Models bundled() {
        return new Models(read(CURATED), read(ARTICLES), read(CLOSE + CURATED), read(CLOSE + ARTICLES));
    }

    private static Model read(String name) {
        try (InputStream in = Models.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the reader's model " + name + " is missing from the class path");
            }
            return Model.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader's model " + name + " could not be read", e);
        }
    }

    /** Models that have learnt nothing: what there is before the first training. */
    public static Models untrained() {
        return new Models(Model.untrained(), Model.untrained(), Model.untrained(), Model.untrained());
    }

    Model of(Statement statement) {
        return statement.fact().wordings().isEmpty() ? articles : curated;
    }

    Model close(Statement statement) {
        return statement.fact().wordings().isEmpty() ? closeArticles : closeCurated;
    }
}
