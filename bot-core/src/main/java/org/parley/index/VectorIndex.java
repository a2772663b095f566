package org.parley.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Vectors of statements, compared one by one: exact, and fast enough for some ten thousand. */
public final class VectorIndex {

    private final List<float[]> vectors = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();

    /** Adds a vector of length 1 for a statement; a statement may have several. */
    public void add(int ordinal, float[] vector) {
        vectors.add(vector);
        ordinals.add(ordinal);
    }

    /** For each statement the largest cosine of its vectors with {@code query}; 0 for statements without any. */
    public float[] similarities(float[] query, int statements) {
        float[] best = new float[statements];
        for (int i = 0; i < vectors.size(); i++) {
            int ordinal = ordinals.get(i);
            best[ordinal] = Math.max(best[ordinal], dot(query, vectors.get(i)));
        }
        return best;
    }

    /** The {@code limit} statements of the largest similarity, the largest first. */
    public static List<Integer> nearest(float[] similarities, int limit) {
        PriorityQueue<Integer> heap = new PriorityQueue<>(Comparator.comparingDouble(i -> similarities[i]));
        for (int i = 0; i < similarities.length; i++) {
            heap.add(i);
            if (heap.size() > limit) {
                heap.poll();
            }
        }
        List<Integer> nearest = new ArrayList<>(heap);
        nearest.sort(Comparator.comparingDouble((Integer i) -> similarities[i]).reversed());
        return nearest;
    }

    /** The inner product, which is the cosine of vectors of length 1. Both have a multiple of four dimensions. */
    public static float dot(float[] a, float[] b) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = 0; i < a.length; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        return sum0 + sum1 + sum2 + sum3;
    }
}
