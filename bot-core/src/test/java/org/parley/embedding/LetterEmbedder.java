package org.parley.embedding;

import java.util.ArrayList;
import java.util.List;

/** Vectors that say how long a text is, and a memory of what was asked. */
final class LetterEmbedder implements Embedder {

    final List<String> asked = new ArrayList<>();
    boolean closed;

    @Override
    public float[] query(String text) {
        asked.add(text);
        return new float[]{text.length(), 1};
    }

    @Override
    public float[] passage(String text) {
        asked.add(text);
        return new float[]{text.length(), 2};
    }

    @Override
    public String model() {
        return "letters";
    }

    @Override
    public void close() {
        closed = true;
    }
}
