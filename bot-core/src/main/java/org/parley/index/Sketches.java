package org.parley.index;

import java.util.Arrays;
import org.parley.embedding.SmallVector;

/**
 * A bit for each dimension of each vector: whether the component is above the mean of that dimension. Vectors that point the same way
 * have most bits in common.
 */
final class Sketches {

    static final Sketches NONE = new Sketches(new float[0], new long[0], 0);

    private final float[] middle;
    private final long[] bits;
    private final int count;

    private Sketches(float[] middle, long[] bits, int count) {
        this.middle = middle;
        this.bits = bits;
        this.count = count;
    }

    /** @param sample how many of the vectors tell where the middle lies; at most all */
    static Sketches of(SmallVector[] vectors, int sample) {
        int dimensions = vectors[0].dimensions();
        float[] middle = new float[dimensions];
        int step = vectors.length / sample;
        for (int i = 0; i < sample; i++) {
            for (int d = 0; d < dimensions; d++) {
                middle[d] += vectors[i * step].component(d) / sample;
            }
        }
        int longs = longs(dimensions);
        long[] bits = new long[vectors.length * longs];
        for (int i = 0; i < vectors.length; i++) {
            sketch(vectors[i], middle, bits, i * longs);
        }
        return new Sketches(middle, bits, vectors.length);
    }

    private static int longs(int dimensions) {
        return (dimensions + Long.SIZE - 1) / Long.SIZE;
    }

    private static void sketch(SmallVector vector, float[] middle, long[] into, int at) {
        for (int d = 0; d < middle.length; d++) {
            if (vector.component(d) > middle[d]) {
                into[at + d / Long.SIZE] |= 1L << d % Long.SIZE;
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The numbers of at least {@code least} vectors that have the most bits in common with {@code query}, or of all; in their order. */
    int[] nearest(SmallVector query, int least) {
        int longs = longs(middle.length);
        long[] asked = new long[longs];
        sketch(query, middle, asked, 0);
        short[] distances = new short[count];
        int[] histogram = new int[middle.length + 1];
        for (int i = 0; i < count; i++) {
            int distance = 0;
            for (int l = 0; l < longs; l++) {
                distance += Long.bitCount(asked[l] ^ bits[i * longs + l]);
            }
            distances[i] = (short) distance;
            histogram[distance]++;
        }
        int farthest = 0;
        int found = histogram[0];
        while (found < least && farthest < middle.length) {
            found += histogram[++farthest];
        }
        int[] nearest = new int[found];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (distances[i] <= farthest) {
                nearest[next++] = i;
            }
        }
        return Arrays.copyOf(nearest, next);
    }
}
