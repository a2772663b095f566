package org.parley.embedding;

import ai.onnxruntime.OrtException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The quantized e5-small-v2 model, 384 dimensions, run in this process by ONNX Runtime. A vector is the mean over the
 * vectors of the text's pieces, and the prefixes are those the model was trained with
 * (<a href="https://arxiv.org/abs/2212.03533">Wang et al., 2022</a>). Of a long text the first 512 pieces count, some
 * 350 words. Nothing is fetched: model and runtime come with the class path.
 */
public final class E5Embedder implements Embedder {

    /** What {@link #model()} says. */
    public static final String MODEL = "e5-small-v2-q";

    /** The number of dimensions. */
    public static final int DIMENSIONS = 384;

    private static final String MODEL_FILE = MODEL + ".onnx";
    private static final String TOKENIZER_FILE = MODEL + "-tokenizer.json";

    private final OnnxRuntime runtime;
    /** Needed last of all, and so loaded while a first question is already being looked into. */
    private final CompletableFuture<CrossEncoder> crossEncoder = new CompletableFuture<>();
    private final WordPieceTokenizer tokenizer;
    private final WordProjection projection;

    private E5Embedder(OnnxRuntime runtime, WordPieceTokenizer tokenizer, WordProjection projection) {
        this.runtime = runtime;
        this.tokenizer = tokenizer;
        this.projection = projection;
    }

    /**
     * Loads the model; takes some hundred milliseconds.
     *
     * @param cache a folder of the user's own where the runtime's native library and the model are unpacked, once; it
     *     may not exist yet. Where it cannot be written, they are unpacked for this process alone, which takes longer.
     * @throws EmbedderUnavailableException if the model cannot be run here
     */
    public static E5Embedder open(Path cache) {
        try {
            return open(cache, WordProjection.bundled());
        } catch (IOException e) {
            throw new EmbedderUnavailableException("the model " + MODEL + " is incomplete: " + e.getMessage(), e);
        }
    }

    /** The same with another projection of words. */
    static E5Embedder open(Path cache, WordProjection projection) {
        UnpackedResources unpacked = new UnpackedResources(cache);
        try (InputStream pieces = resource(TOKENIZER_FILE)) {
            OnnxRuntime runtime = OnnxRuntime.load(new OnnxRuntime.Source() {
                @Override
                public Path file() throws IOException {
                    return unpacked.file(MODEL_FILE);
                }

                @Override
                public byte[] bytes() throws IOException {
                    return modelBytes();
                }
            }, unpacked);
            WordPieceTokenizer tokenizer = WordPieceTokenizer.read(pieces);
            E5Embedder embedder = new E5Embedder(runtime, tokenizer, projection);
            // Not a daemon, see BackgroundEmbedder.
            Thread.ofPlatform().name("load-cross-encoder").start(() -> embedder.loadCrossEncoder(unpacked));
            return embedder;
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new EmbedderUnavailableException("the model " + MODEL + " cannot be run on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": " + e.getMessage(), e);
        }
    }

    private void loadCrossEncoder(UnpackedResources unpacked) {
        try {
            crossEncoder.complete(CrossEncoder.load(E5Embedder::modelBytes, tokenizer, unpacked));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            crossEncoder.completeExceptionally(e);
        }
    }

    private static byte[] modelBytes() throws IOException {
        try (InputStream model = resource(MODEL_FILE)) {
            return model.readAllBytes();
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = E5Embedder.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new FileNotFoundException("the class path has no " + name);
        }
        return in;
    }

    @Override
    public float[] query(String text) {
        return embed("query: " + text);
    }

    @Override
    public float[] passage(String text) {
        return embed("passage: " + text);
    }

    @Override
    public Encoded queryInWords(List<String> words) {
        return embed("query:", words);
    }

    @Override
    public Encoded passageInWords(String title, List<String> words) {
        return embed(title.isEmpty() ? "passage:" : "passage: " + title + ".", words);
    }

    private Encoded embed(String before, List<String> words) {
        float[][] means = new float[words.size()][DIMENSIONS];
        float[] vector = words(before, words, means);
        float[][] projected = new float[means.length][];
        for (int word = 0; word < means.length; word++) {
            projected[word] = projection.apply(means[word]);
        }
        return new Encoded(SmallVector.of(vector), WordVectors.of(projected));
    }

    /** The vector of the whole; puts the mean over the pieces of each word into {@code means}. */
    float[] words(String before, List<String> words, float[][] means) {
        WordPieceTokenizer.Pieces pieces = tokenizer.encode(before, words);
        return run(pieces.ids(), output -> {
            float[] piece = new float[DIMENSIONS];
            double[] sum = new double[DIMENSIONS];
            int[] counts = new int[means.length];
            for (int owner : pieces.owners()) {
                output.get(piece);
                for (int i = 0; i < DIMENSIONS; i++) {
                    sum[i] += piece[i];
                }
                if (owner >= 0) {
                    counts[owner]++;
                    for (int i = 0; i < DIMENSIONS; i++) {
                        means[owner][i] += (piece[i] - means[owner][i]) / counts[owner];
                    }
                }
            }
            return normalized(sum);
        });
    }

    private float[] embed(String text) {
        return run(tokenizer.encode(text), E5Embedder::normalizedSum);
    }

    private float[] run(long[] ids, Function<FloatBuffer, float[]> reader) {
        try {
            return runtime.run(ids, new long[ids.length], reader);
        } catch (OrtException e) {
            throw new EmbedderUnavailableException("the model " + MODEL + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public OptionalDouble answers(String question, String statement, String context) {
        try {
            return OptionalDouble.of(crossEncoder.join().answers(question, statement, context));
        } catch (CompletionException e) {
            throw new EmbedderUnavailableException("the cross-encoder cannot be run: " + e.getMessage(), e);
        }
    }

    /** The mean over the pieces, brought to length 1: the sum brought to length 1 is the same. */
    private static float[] normalizedSum(FloatBuffer pieces) {
        double[] sum = new double[DIMENSIONS];
        for (int i = 0; pieces.hasRemaining(); i = (i + 1) % DIMENSIONS) {
            sum[i] += pieces.get();
        }
        return normalized(sum);
    }

    private static float[] normalized(double[] sum) {
        double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }

    @Override
    public String model() {
        return MODEL;
    }

    /** Waits for vectors being made; none can be made afterwards. */
    @Override
    public void close() {
        runtime.close();
        crossEncoder.handle((loaded, failure) -> Optional.ofNullable(loaded)).join().ifPresent(CrossEncoder::close);
    }
}
