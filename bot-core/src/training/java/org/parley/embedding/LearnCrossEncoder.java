package org.parley.embedding;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.parley.embedding.AdaptedEncoder.Output;
import org.parley.embedding.Lessons.Asked;
import org.parley.embedding.Lessons.Pair;
import org.parley.embedding.Lessons.Passage;

/**
 * Learns the cross-encoder from the passages to tune on and writes its weights:
 *
 * <pre>mvn -B -ntp -q -pl bot-core -Ptrain test-compile exec:exec@cross-encoder</pre>
 *
 * It goes through them once, and then says how well questions that a statement answers are told from those that it only comes near
 * to, on passages it does not learn from.
 */
public final class LearnCrossEncoder {

    private static final int BATCH = 32;
    /** Lengths go up in such steps: the processor's code is made anew for each length. */
    private static final int LENGTH_STEP = 16;
    private static final float LEARNING_RATE = 6e-4f;
    private static final double WARM_UP = 0.06;
    /** Gradients that are longer, all taken together, are shortened to this. */
    private static final double LONGEST_STEP = 1;
    /** What finding the place counts beside saying whether there is one. */
    private static final float PLACE = 0.3f;
    /** Every so manieth passage is left out. */
    private static final int LEFT_OUT = 12;
    private static final int SEED = 7;
    private static final int TOLD = 50;
    private static final NDIndex EVERYWHERE = new NDIndex("...");

    private final WordPieceTokenizer tokenizer;
    private final AdaptedEncoder encoder;

    private LearnCrossEncoder(WordPieceTokenizer tokenizer, AdaptedEncoder encoder) {
        this.tokenizer = tokenizer;
        this.encoder = encoder;
    }

    /**
     * A pair in numbers.
     *
     * @param from the piece with which the answer begins; -1 where there is none
     * @param to the one with which it ends
     */
    private record Example(PairInput input, boolean answers, float weight, int from, int to) {

        int length() {
            return input.ids().length;
        }
    }

    /** Run in the folder {@code bot-core}; the one argument is the file to write. */
    public static void main(String[] args) throws IOException {
        try (InputStream model = resource(".onnx");
                InputStream tokenizer = resource("-tokenizer.json");
                NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(SEED);
            AdaptedEncoder encoder = new AdaptedEncoder(manager, OnnxFile.read(model.readAllBytes()));
            new LearnCrossEncoder(WordPieceTokenizer.read(tokenizer), encoder)
                    .learn(manager, Lessons.read(Path.of("src/evaluation/tuning/passages")), Path.of(args[0]));
        }
    }

    private static InputStream resource(String suffix) {
        return LearnCrossEncoder.class.getResourceAsStream("/" + E5Embedder.MODEL + suffix);
    }

    private void learn(NDManager manager, List<Passage> passages, Path file) throws IOException {
        List<Passage> learnt = new ArrayList<>();
        List<Passage> leftOut = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            (i % LEFT_OUT == 0 ? leftOut : learnt).add(passages.get(i));
        }
        Random random = new Random(SEED);
        List<List<Example>> batches = batches(examples(Lessons.pairs(learnt, random)), random);
        Optimizer optimizer = Optimizer.adamW().optWeightDecays(0.01f)
                .optLearningRateTracker((Tracker) step -> rate(step, batches.size())).build();
        double loss = 0;
        for (int step = 1; step <= batches.size(); step++) {
            loss += learn(manager, batches.get(step - 1), optimizer);
            if (step % TOLD == 0) {
                System.out
                        .println(String.format(Locale.ROOT, "%5d of %d, loss %.3f", step, batches.size(), loss / TOLD));
                loss = 0;
            }
        }
        System.out.println(String.format(Locale.ROOT, "told from near misses, passages left out: AUC %.3f",
                told(manager, leftOut)));
        try (OutputStream out = Files.newOutputStream(file)) {
            encoder.weights().write(out);
        }
        System.out.println("written to " + file);
    }

    /** Rises to the largest, then falls evenly. */
    private static float rate(int step, int steps) {
        double rising = step / (WARM_UP * steps);
        double falling = Math.max(0.02, 1 - (double) step / steps);
        return (float) (LEARNING_RATE * Math.min(1, rising) * falling);
    }

    private List<Example> examples(List<Pair> pairs) {
        return pairs.stream().map(this::example).toList();
    }

    private Example example(Pair pair) {
        PairInput input = PairInput.of(tokenizer, pair.question(), pair.statement(), pair.context());
        int from = -1;
        int to = -1;
        if (!pair.answer().isEmpty()) {
            long[] answer = tokenizer.encode(pair.answer());
            long[] words = Arrays.copyOfRange(answer, 1, answer.length - 1);
            int at = indexOf(input.ids(), words, input.statement());
            from = at;
            to = at < 0 ? -1 : at + words.length - 1;
        }
        return new Example(input, pair.answers(), pair.weight(), from, to);
    }

    private static int indexOf(long[] ids, long[] part, int from) {
        for (int at = from; at + part.length <= ids.length; at++) {
            if (Arrays.equals(ids, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Batches of examples of much the same length, in random order. */
    private static List<List<Example>> batches(List<Example> examples, Random random) {
        List<Example> sorted = new ArrayList<>(examples);
        Collections.shuffle(sorted, random);
        sorted.sort(Comparator.comparingInt(example -> -Math.floorDiv(-example.length(), LENGTH_STEP)));
        List<List<Example>> batches = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            batches.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private double learn(NDManager manager, List<Example> batch, Optimizer optimizer) {
        double loss;
        try (NDScope scope = new NDScope(); GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDArray lost = loss(manager, batch);
            collector.backward(lost);
            loss = lost.getFloat();
        }
        // Outside of the scope, as the optimizer keeps what it makes.
        double factor = Math.min(1, LONGEST_STEP / length());
        encoder.learnt().forEach((name, weights) -> {
            try (NDArray gradient = weights.getGradient()) {
                // A step that leads nowhere is left out.
                if (Double.isFinite(factor)) {
                    gradient.muli(factor);
                    optimizer.update(name, weights, gradient);
                }
                // Not a product with 0, which leaves what is no number as it is.
                gradient.set(EVERYWHERE, 0);
            }
        });
        return loss;
    }

    /** The length of all gradients taken together. */
    private double length() {
        double squares = 0;
        for (NDArray weights : encoder.learnt().values()) {
            try (NDArray gradient = weights.getGradient();
                    NDArray square = gradient.square();
                    NDArray sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        return Math.sqrt(squares);
    }

    private Output apply(NDManager manager, List<Example> batch) {
        int length = -LENGTH_STEP
                * Math.floorDiv(-batch.stream().mapToInt(Example::length).max().orElseThrow(), LENGTH_STEP);
        Shape shape = new Shape(batch.size(), length);
        long[] ids = new long[batch.size() * length];
        long[] types = new long[ids.length];
        float[] mask = new float[ids.length];
        for (int i = 0; i < batch.size(); i++) {
            PairInput input = batch.get(i).input();
            System.arraycopy(input.ids(), 0, ids, i * length, input.ids().length);
            System.arraycopy(input.types(), 0, types, i * length, input.ids().length);
            Arrays.fill(mask, i * length, i * length + input.ids().length, 1);
        }
        return encoder.apply(manager.create(ids, shape), manager.create(types, shape), manager.create(mask, shape));
    }

    private NDArray loss(NDManager manager, List<Example> batch) {
        Output output = apply(manager, batch);
        float[] answers = new float[batch.size()];
        float[] weights = new float[batch.size()];
        long length = output.places().getShape().get(1);
        float[] places = new float[(int) (batch.size() * length * 2)];
        int placed = 0;
        for (int i = 0; i < batch.size(); i++) {
            Example example = batch.get(i);
            answers[i] = example.answers() ? 1 : 0;
            weights[i] = example.weight();
            if (example.from() >= 0) {
                places[(int) ((i * length + example.from()) * 2)] = 1;
                places[(int) ((i * length + example.to()) * 2 + 1)] = 1;
                placed++;
            }
        }
        NDArray logits = output.answers();
        // The logarithm of 1 + exp(x) - x y, so that large logits do not overflow.
        NDArray whether = logits.maximum(0).sub(logits.mul(manager.create(answers)))
                .add(logits.abs().neg().exp().add(1).log()).mul(manager.create(weights)).mean();
        NDArray where = output.places().logSoftmax(1).mul(manager.create(places, output.places().getShape())).sum()
                .mul(-PLACE / (2 * Math.max(1, placed)));
        return whether.add(where);
    }

    /** The share of pairs of one question that is answered and one that is not in which the first has the higher logit. */
    private double told(NDManager manager, List<Passage> passages) {
        List<Example> examples = new ArrayList<>();
        for (Passage passage : passages) {
            for (Asked question : passage.questions()) {
                int index = (question.statement() > 0 ? question.statement() : question.near()) - 1;
                examples.add(example(new Pair(question.text(), passage.sentences().get(index),
                        Lessons.context(passage, index), question.statement() > 0, "", 1)));
            }
        }
        List<Float> answered = new ArrayList<>();
        List<Float> missed = new ArrayList<>();
        for (List<Example> batch : batches(examples, new Random(SEED))) {
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                float[] logits = apply(manager, batch).answers().toType(DataType.FLOAT32, false).toFloatArray();
                for (int i = 0; i < logits.length; i++) {
                    (batch.get(i).answers() ? answered : missed).add(logits[i]);
                }
            }
        }
        long right = answered.stream().mapToLong(a -> missed.stream().filter(m -> a > m).count()).sum();
        return (double) right / ((double) answered.size() * missed.size());
    }
}
