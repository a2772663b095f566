package org.parley.embedding;

import java.util.Arrays;

/**
 * A vector with a byte for each dimension: a quarter of the room, a few thousandths off in the cosine, and several times as fast to
 * compare.
 */
public final class SmallVector {

    private static final int LARGEST = 127;

    private final byte[] values;
    private final float scale;

    private SmallVector(byte[] values, float scale) {
        this.values = values;
        this.scale = scale;
    }

    /** Rounds {@code vector} so that its largest component keeps its value. */
    public static SmallVector of(float[] vector) {
        float largest = 0;
        for (float component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        float scale = largest == 0 ? 1 : largest / LARGEST;
        byte[] values = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            values[i] = (byte) Math.round(vector[i] / scale);
        }
        return new SmallVector(values, scale);
    }

    /** A vector as {@link #scale()} and {@link #values()} give it. */
    static SmallVector of(float scale, byte[] values) {
        return new SmallVector(values, scale);
    }

    /** The inner product with a vector of as many dimensions: the cosine, where both have length 1. */
    public float dot(SmallVector other) {
        byte[] a = values;
        byte[] b = other.values;
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum * scale * other.scale;
    }

    /** The number of dimensions. */
    public int dimensions() {
        return values.length;
    }

    /** One component, by its dimension's number from 0. */
    public float component(int dimension) {
        return values[dimension] * scale;
    }

    /** What a step of one is worth. */
    float scale() {
        return scale;
    }

    /** The components in steps; the array is this object's own. */
    byte[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmallVector vector && vector.scale == scale && Arrays.equals(vector.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Float.hashCode(scale);
    }
}
