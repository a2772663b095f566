package org.parley.embedding;

/** Turns texts into vectors of length 1. Safe for use by many threads. */
public interface Embedder extends AutoCloseable {

    /** The vector of something that is looked for. */
    float[] query(String text);

    /** The vector of something that may be found. */
    float[] passage(String text);

    /** The model's name and version: vectors of two models must never meet. */
    String model();

    @Override
    void close();
}
