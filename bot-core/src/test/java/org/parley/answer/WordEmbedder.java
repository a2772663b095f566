package org.parley.answer;

import java.util.Locale;
import org.parley.embedding.Embedder;

/** Vectors of which words a text holds: texts are near where they share words. Fast, and the same on every machine. */
final class WordEmbedder implements Embedder {

    private static final int DIMENSIONS = 256;

    @Override
    public float[] query(String text) {
        return vector(text);
    }

    @Override
    public float[] passage(String text) {
        return vector(text);
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSIONS];
        vector[0] = 1;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            vector[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
        }
        double squares = 0;
        for (float component : vector) {
            squares += component * component;
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    @Override
    public String model() {
        return "words";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
