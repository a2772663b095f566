package org.parley.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import org.parley.embedding.SmallVector;

/**
 * Vectors of statements. A small collection is compared one by one; of a large one, sketches are, a bit for each dimension, and only what
 * is near by these is compared in full. Nothing has to be built for that, so that one more article costs little. Safe for use by many
 * threads.
 */
public final class VectorIndex {

    /** As many are compared in full in about two milliseconds. */
    private static final int EXACT_UP_TO = 20_000;
    /** Of a large collection, so many are compared in full. */
    private static final int REVIEWED = 512;
    /** So many tell where the middle of a large collection lies, and what similarity is usual in it. */
    private static final int SAMPLE = 2_000;

    private final SmallVector[] vectors;
    /** The statement of each vector. */
    private final int[] ordinals;
    /** The number of the first vector of each statement, and at the end that of all vectors. */
    private final int[] firsts;
    /** Empty for a small collection. */
    private final Sketches sketches;

    private VectorIndex(SmallVector[] vectors, int[] ordinals, int[] firsts, Sketches sketches) {
        this.vectors = vectors;
        this.ordinals = ordinals;
        this.firsts = firsts;
        this.sketches = sketches;
    }

    /** @param statements the vectors of each statement, by ordinal; of length 1, any number of them */
    public static VectorIndex of(List<List<SmallVector>> statements) {
        SmallVector[] vectors = statements.stream().flatMap(List::stream).toArray(SmallVector[]::new);
        int[] ordinals = new int[vectors.length];
        int[] firsts = new int[statements.size() + 1];
        int next = 0;
        for (int ordinal = 0; ordinal < statements.size(); ordinal++) {
            firsts[ordinal] = next;
            for (int i = 0; i < statements.get(ordinal).size(); i++) {
                ordinals[next++] = ordinal;
            }
        }
        firsts[statements.size()] = next;
        return new VectorIndex(vectors, ordinals, firsts,
                vectors.length > EXACT_UP_TO ? Sketches.of(vectors, SAMPLE) : Sketches.NONE);
    }

    /** Compares {@code query} with all statements. */
    public Nearness compare(SmallVector query) {
        return sketches.isEmpty() ? exact(query) : approximate(query);
    }

    /** The largest cosine of a statement's vectors with {@code query}; 0 for one without any. */
    private float similarity(SmallVector query, int ordinal) {
        float best = 0;
        for (int i = firsts[ordinal]; i < firsts[ordinal + 1]; i++) {
            best = Math.max(best, query.dot(vectors[i]));
        }
        return best;
    }

    private Nearness exact(SmallVector query) {
        float[] similarities = new float[firsts.length - 1];
        List<Integer> all = new ArrayList<>(similarities.length);
        for (int ordinal = 0; ordinal < similarities.length; ordinal++) {
            similarities[ordinal] = similarity(query, ordinal);
            all.add(ordinal);
        }
        return new Nearness(ordinal -> similarities[ordinal], all, Usual.of(similarities));
    }

    private Nearness approximate(SmallVector query) {
        List<Integer> near = new ArrayList<>(REVIEWED);
        int last = -1;
        for (int vector : sketches.nearest(query, REVIEWED)) {
            if (ordinals[vector] != last) {
                last = ordinals[vector];
                near.add(last);
            }
        }
        int step = vectors.length / SAMPLE;
        float[] sample = new float[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = query.dot(vectors[i * step]);
        }
        return new Nearness(ordinal -> similarity(query, ordinal), near, Usual.of(sample));
    }

    /** What similarity is usual: the mean over all statements, or many, and the standard deviation. */
    private record Usual(double mean, double spread) {

        static Usual of(float[] similarities) {
            double sum = 0;
            double squares = 0;
            for (float similarity : similarities) {
                sum += similarity;
                squares += similarity * similarity;
            }
            int count = Math.max(1, similarities.length);
            double mean = sum / count;
            return new Usual(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }

    /** How near statements are to one query. */
    public static final class Nearness {

        private final IntToDoubleFunction similarities;
        private final List<Integer> candidates;
        private final Usual usual;

        private Nearness(IntToDoubleFunction similarities, List<Integer> candidates, Usual usual) {
            this.similarities = similarities;
            this.candidates = candidates;
            this.usual = usual;
        }

        /** The largest cosine of a statement's vectors with the query; 0 for a statement without any. */
        public float of(int ordinal) {
            return (float) similarities.applyAsDouble(ordinal);
        }

        /** How far {@code similarity} is above the mean over all statements, in standard deviations; 0 where all are alike. */
        public float deviation(float similarity) {
            return usual.spread() == 0 ? 0 : (float) ((similarity - usual.mean()) / usual.spread());
        }

        /** The {@code limit} statements of the largest similarity above 0, the largest first; of a large collection nearly all of them. */
        public List<Integer> nearest(int limit) {
            PriorityQueue<Integer> heap = new PriorityQueue<>(Comparator.comparingDouble(this::of));
            for (int candidate : candidates) {
                float similarity = of(candidate);
                if (similarity > 0 && (heap.size() < limit || similarity > of(heap.element()))) {
                    heap.add(candidate);
                    if (heap.size() > limit) {
                        heap.remove();
                    }
                }
            }
            List<Integer> nearest = new ArrayList<>(heap);
            nearest.sort(Comparator.comparingDouble((Integer i) -> of(i)).reversed());
            return nearest;
        }
    }
}
