package org.parley.embedding;

import java.util.List;
import java.util.OptionalDouble;

/** Turns texts into vectors of length 1. Safe for use by many threads. */
public interface Embedder extends AutoCloseable {

    /** The vector of something that is looked for. */
    float[] query(String text);

    /** The vector of something that may be found. */
    float[] passage(String text);

    /**
     * The same for a text in words, with the vectors of the words.
     *
     * @param words all words of the text in order, punctuation among them
     */
    default Encoded queryInWords(List<String> words) {
        return new Encoded(SmallVector.of(query(String.join(" ", words))), WordVectors.NONE);
    }

    /** The same for something that may be found and stands under {@code title}, whose words are not among the vectors. */
    default Encoded passageInWords(String title, List<String> words) {
        return new Encoded(SmallVector.of(passage(title + " " + String.join(" ", words))), WordVectors.NONE);
    }

    /**
     * Reads a statement against a question, the two together: the logarithm of the odds that it answers, or nothing where the model can
     * only make vectors.
     *
     * @param context what stands before the statement; may be empty
     */
    default OptionalDouble answers(String question, String statement, String context) {
        return OptionalDouble.empty();
    }

    /** The model's name and version: vectors of two models must never meet. */
    String model();

    @Override
    void close();
}
