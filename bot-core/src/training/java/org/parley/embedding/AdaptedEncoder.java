package org.parley.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parley.embedding.CrossEncoderWeights.Change;

/**
 * The embedding model as a network to learn with: its own weights stay as they are, and what is learnt is added to the matrices of its
 * upper layers in low rank, with a head that says whether a statement answers and one that says where in it the answer lies.
 */
final class AdaptedEncoder {

    private static final int SIZE = E5Embedder.DIMENSIONS;
    private static final int HEADS = 12;
    private static final int LAYERS = 12;
    /** The lowest layers see little but words. */
    private static final int UNCHANGED = 4;
    private static final int RANK = 32;
    /** The matrices of a layer and how many numbers come out of each. */
    private static final Map<String, Integer> MATRICES = Map.of("attention/self/query", SIZE, "attention/self/key",
            SIZE,
            "attention/self/value", SIZE, "attention/output/dense", SIZE, "intermediate/dense", 4 * SIZE,
            "output/dense", SIZE);
    private static final float EPSILON = 1e-12f;
    private static final float NOWHERE = -1e4f;

    private final NDManager manager;
    private final Map<String, NDArray> frozen = new LinkedHashMap<>();
    private final Map<String, NDArray> learnt = new LinkedHashMap<>();

    AdaptedEncoder(NDManager manager, OnnxFile model) throws IOException {
        this.manager = manager;
        for (String table : List.of("word", "position", "token_type")) {
            String name = "embeddings." + table + "_embeddings.weight";
            float[] numbers = model.table(name);
            frozen.put(table, manager.create(numbers, new Shape(numbers.length / SIZE, SIZE)));
        }
        norm(model, "embeddings.LayerNorm");
        for (int layer = 0; layer < LAYERS; layer++) {
            String path = "encoder/layer." + layer + "/";
            for (Map.Entry<String, Integer> matrix : MATRICES.entrySet()) {
                matrix(model, path + matrix.getKey(), matrix.getValue(), layer >= UNCHANGED);
            }
            norm(model, (path + "attention/output/LayerNorm").replace('/', '.'));
            norm(model, (path + "output/LayerNorm").replace('/', '.'));
        }
        learn("head", manager.zeros(new Shape(2L * SIZE, 1)));
        learn("bias", manager.zeros(new Shape(1)));
        learn("place", manager.randomNormal(0, 0.02f, new Shape(SIZE, 2), DataType.FLOAT32));
    }

    private void matrix(OnnxFile model, String path, int columns, boolean changed) {
        float[] numbers = model.matrix(path);
        int rows = numbers.length / columns;
        frozen.put(path, manager.create(numbers, new Shape(rows, columns)));
        frozen.put(path + ".bias", manager.create(model.floats((path + ".bias").replace('/', '.'))));
        if (changed) {
            learn(path + ".left", manager.randomNormal(0, (float) (1 / Math.sqrt(rows)), new Shape(rows, RANK),
                    DataType.FLOAT32));
            learn(path + ".right", manager.zeros(new Shape(RANK, columns)));
        }
    }

    private void norm(OnnxFile model, String name) {
        frozen.put(name + ".weight", manager.create(model.floats(name + ".weight")));
        frozen.put(name + ".bias", manager.create(model.floats(name + ".bias")));
    }

    private void learn(String name, NDArray start) {
        start.setRequiresGradient(true);
        learnt.put(name, start);
    }

    /** What is learnt, by name. */
    Map<String, NDArray> learnt() {
        return learnt;
    }

    /**
     * @param answers for each pair the logit that the statement answers
     * @param places for each pair and piece the logits that the answer begins and ends there
     */
    record Output(NDArray answers, NDArray places) {
    }

    /**
     * @param ids by pair and piece, 0 beyond the end
     * @param types as the ids
     * @param mask 1 for pieces, 0 beyond the end
     */
    Output apply(NDArray ids, NDArray types, NDArray mask) {
        long pieces = ids.getShape().get(1);
        NDArray x = part(frozen, "word").get(ids).add(part(frozen, "token_type").get(types))
                .add(part(frozen, "position").get("0:" + pieces));
        x = norm(x, "embeddings.LayerNorm");
        NDArray beyond = mask.sub(1).mul(-NOWHERE);
        NDArray hidden = beyond.expandDims(1).expandDims(1);
        for (int layer = 0; layer < LAYERS; layer++) {
            String path = "encoder/layer." + layer + "/";
            x = norm(x.add(attention(x, path + "attention/", hidden)),
                    (path + "attention/output/LayerNorm").replace('/', '.'));
            NDArray wide = Activation.gelu(linear(x, path + "intermediate/dense"));
            x = norm(x.add(linear(wide, path + "output/dense")), (path + "output/LayerNorm").replace('/', '.'));
        }
        NDArray weights = mask.expandDims(2);
        NDArray mean = x.mul(weights).sum(new int[]{1}).div(weights.sum(new int[]{1}));
        NDArray both = x.get(":,0").concat(mean, 1);
        NDArray answers = both.matMul(part(learnt, "head")).add(part(learnt, "bias")).squeeze(1);
        return new Output(answers, x.matMul(part(learnt, "place")).add(beyond.expandDims(2)));
    }

    private NDArray attention(NDArray x, String path, NDArray hidden) {
        NDArray query = heads(linear(x, path + "self/query"));
        NDArray key = heads(linear(x, path + "self/key"));
        NDArray value = heads(linear(x, path + "self/value"));
        NDArray scores = query.matMul(key.transpose(0, 1, 3, 2)).mul((float) (1 / Math.sqrt(SIZE / (double) HEADS)));
        NDArray mixed = scores.add(hidden).softmax(-1).matMul(value).transpose(0, 2, 1, 3);
        return linear(mixed.reshape(x.getShape()), path + "output/dense");
    }

    private static NDArray heads(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), HEADS, SIZE / HEADS).transpose(0, 2, 1, 3);
    }

    private NDArray linear(NDArray x, String path) {
        NDArray y = x.matMul(part(frozen, path));
        NDArray left = learnt.get(path + ".left");
        if (left != null) {
            y = y.add(x.matMul(left)
                    .matMul(part(learnt, path + ".right")));
        }
        return y.add(part(frozen, path + ".bias"));
    }

    private static NDArray part(Map<String, NDArray> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private NDArray norm(NDArray x, String name) {
        NDList normed = LayerNorm.layerNorm(x, new Shape(SIZE),
                part(frozen, name + ".weight"), part(frozen, name + ".bias"), EPSILON);
        return normed.singletonOrThrow();
    }

    /** What was learnt, for the program. */
    CrossEncoderWeights weights() {
        List<Change> changes = new ArrayList<>();
        for (String name : learnt.keySet()) {
            if (name.endsWith(".left")) {
                String path = name.substring(0, name.length() - ".left".length());
                changes.add(new Change(path, RANK, part(learnt, name).toFloatArray(),
                        part(learnt, path + ".right").toFloatArray()));
            }
        }
        return new CrossEncoderWeights(changes, part(learnt, "head").toFloatArray(),
                part(learnt, "bias").toFloatArray()[0]);
    }
}
