package org.parley.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Boosted regression trees that turn features into a probability. The file is text: a line {@code features a,b,c}, a line
 * {@code bias x}, and for each tree a line {@code tree n} followed by n nodes, {@code feature threshold left right} for a split
 * (left when the value is below the threshold) and {@code leaf value} for a leaf.
 */
public final class Model {

    private final float bias;
    private final List<Tree> trees;

    private record Tree(int[] feature, float[] value, int[] left, int[] right) {

        float apply(float[] features) {
            int node = 0;
            while (feature[node] >= 0) {
                node = features[feature[node]] < value[node] ? left[node] : right[node];
            }
            return value[node];
        }
    }

    private Model(float bias, List<Tree> trees) {
        this.bias = bias;
        this.trees = trees;
    }

    /** A model that has learnt nothing and finds everything as likely as not: what there is before the first training. */
    public static Model untrained() {
        return new Model(0, List.of());
    }

    /** Estimates in [0, 1] how likely it is that what {@code features} describe is so. */
    public double probability(Features features) {
        float sum = bias;
        for (Tree tree : trees) {
            sum += tree.apply(features.values());
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException if it was made for other features than {@link Features#names()}
     */
    public static Model read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            if (!line(reader).equals("features " + String.join(",", Features.names()))) {
                throw new IllegalArgumentException("the model was made for other features; train it again");
            }
            float bias = Float.parseFloat(line(reader).substring("bias ".length()));
            List<Tree> trees = new ArrayList<>();
            for (String head = reader.readLine(); head != null; head = reader.readLine()) {
                trees.add(tree(reader, Integer.parseInt(head.substring("tree ".length()))));
            }
            return new Model(bias, trees);
        } catch (IOException e) {
            throw new UncheckedIOException("the model could not be read", e);
        }
    }

    private static Tree tree(BufferedReader reader, int size) throws IOException {
        Tree tree = new Tree(new int[size], new float[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            String[] parts = line(reader).split(" ");
            if (parts[0].equals("leaf")) {
                tree.feature()[i] = -1;
                tree.value()[i] = Float.parseFloat(parts[1]);
            } else {
                tree.feature()[i] = Integer.parseInt(parts[0]);
                tree.value()[i] = Float.parseFloat(parts[1]);
                tree.left()[i] = Integer.parseInt(parts[2]);
                tree.right()[i] = Integer.parseInt(parts[3]);
            }
        }
        return tree;
    }

    private static String line(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new IllegalArgumentException("the model ends too early");
        }
        return line;
    }
}
