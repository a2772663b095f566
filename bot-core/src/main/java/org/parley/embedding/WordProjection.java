package org.parley.embedding;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a word's vector from the model's dimensions to the few that tell words apart. A model's vectors of words all point in
 * much the same direction; without their mean, and with each principal axis brought nearer to the same spread, those of words
 * alike in meaning stand out (<a href="https://arxiv.org/abs/1702.01417">Mu and Viswanath, 2018</a>). The mean and the axes are
 * learnt by a command of the project from articles to tune on.
 */
public final class WordProjection {

    private static final String RESOURCE = "/org/parley/embedding/words.bin";

    private final float[] mean;
    private final float[][] axes;

    /** @param axes {@link WordVectors#DIMENSIONS} of them, each as long as {@code mean} */
    public WordProjection(float[] mean, float[][] axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /** The one that comes with the program. */
    static WordProjection bundled() throws IOException {
        try (InputStream resource = WordProjection.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException("the class path has no " + RESOURCE);
            }
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(resource, 1 << 16));
            float[] mean = floats(in, E5Embedder.DIMENSIONS);
            float[][] axes = new float[WordVectors.DIMENSIONS][];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = floats(in, E5Embedder.DIMENSIONS);
            }
            return new WordProjection(mean, axes);
        }
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = in.readFloat();
        }
        return floats;
    }

    /** The vector in few dimensions, of length 1. */
    float[] apply(float[] vector) {
        float[] projected = new float[axes.length];
        double length = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            float sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += (vector[i] - mean[i]) * axes[axis][i];
            }
            projected[axis] = sum;
            length += sum * sum;
        }
        float scale = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
        for (int axis = 0; axis < axes.length; axis++) {
            projected[axis] *= scale;
        }
        return projected;
    }
}
