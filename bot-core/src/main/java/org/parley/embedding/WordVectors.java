package org.parley.embedding;

import java.util.Arrays;

/**
 * Vectors of the words of one text, each in the light of the others, small enough to be kept for every statement: a byte for
 * each of {@link #DIMENSIONS} dimensions.
 */
public final class WordVectors {

    /** No words. */
    public static final WordVectors NONE = new WordVectors(new byte[0]);

    /** The number of dimensions: what is left of a model's after {@link WordProjection}. */
    public static final int DIMENSIONS = 64;

    /** Components of vectors of length 1 in so many dimensions rarely exceed a half; those that do are cut off there. */
    private static final float SCALE = 254;

    private final byte[] values;

    private WordVectors(byte[] values) {
        this.values = values;
    }

    /**
     * The vectors in {@code bytes} as {@link #bytes()} gives them.
     *
     * @throws IllegalArgumentException if they are not of whole vectors
     */
    static WordVectors of(byte[] bytes) {
        if (bytes.length % DIMENSIONS != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no vectors of " + DIMENSIONS + " dimensions each");
        }
        return new WordVectors(bytes);
    }

    /** Rounds vectors of length 1. */
    static WordVectors of(float[][] vectors) {
        byte[] values = new byte[vectors.length * DIMENSIONS];
        for (int word = 0; word < vectors.length; word++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                float scaled = Math.clamp(vectors[word][i] * SCALE, -127, 127);
                values[word * DIMENSIONS + i] = (byte) Math.round(scaled);
            }
        }
        return new WordVectors(values);
    }

    /** The number of words. */
    public int size() {
        return values.length / DIMENSIONS;
    }

    /** The vectors from {@code from} on; none where there are none. */
    public WordVectors from(int from) {
        int start = Math.min(values.length, from * DIMENSIONS);
        return start == 0 ? this : new WordVectors(Arrays.copyOfRange(values, start, values.length));
    }

    /** How alike word {@code word} of this text and word {@code otherWord} of another are, by their cosine: -1 to 1. */
    public float similarity(int word, WordVectors other, int otherWord) {
        int at = word * DIMENSIONS;
        int otherAt = otherWord * DIMENSIONS;
        int sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += values[at + i] * other.values[otherAt + i];
        }
        return sum / (SCALE * SCALE);
    }

    /** All components, word by word; the array is this object's own. */
    byte[] bytes() {
        return values;
    }
}
