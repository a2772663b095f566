package org.parley.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.parley.embedding.SmallVector;

/** Vectors of statements, compared one by one: exact, and fast enough for some ten thousand. */
public final class VectorIndex {

    private final List<SmallVector> vectors = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();

    /** Adds a vector of length 1 for a statement; a statement may have several. */
    public void add(int ordinal, SmallVector vector) {
        vectors.add(vector);
        ordinals.add(ordinal);
    }

    /** For each statement the largest cosine of its vectors with {@code query}; 0 for statements without any. */
    public float[] similarities(SmallVector query, int statements) {
        float[] best = new float[statements];
        for (int i = 0; i < vectors.size(); i++) {
            int ordinal = ordinals.get(i);
            best[ordinal] = Math.max(best[ordinal], query.dot(vectors.get(i)));
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
}
