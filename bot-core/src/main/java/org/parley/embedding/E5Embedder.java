package org.parley.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieceTokenizer tokenizer;
    private final WordProjection projection;
    /** Runs hold the read side, closing the write side: a session must not go while native code reads it. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private E5Embedder(OrtEnvironment environment, OrtSession session, WordPieceTokenizer tokenizer,
            WordProjection projection) {
        this.environment = environment;
        this.session = session;
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
        try (InputStream tokenizer = resource(TOKENIZER_FILE)) {
            placeLibraries(unpacked);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return new E5Embedder(environment, session(environment, unpacked), WordPieceTokenizer.read(tokenizer),
                    projection);
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new EmbedderUnavailableException("the model " + MODEL + " cannot be run on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": " + e.getMessage(), e);
        }
    }

    /** Tells ONNX Runtime where its libraries lie: else it unpacks them at each start, some 17 MB. */
    private static void placeLibraries(UnpackedResources unpacked) {
        if (System.getProperty("onnxruntime.native.path") != null) {
            return;
        }
        try {
            for (String library : LIBRARIES) {
                Path file = unpacked.file("ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(library));
                System.setProperty("onnxruntime.native." + library + ".path", file.toString());
            }
        } catch (IOException e) {
            LIBRARIES.forEach(library -> System.clearProperty("onnxruntime.native." + library + ".path"));
        }
    }

    /** The platform in the words of ONNX Runtime's folders. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux") + "-"
                + (arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch);
    }

    private static OrtSession session(OrtEnvironment environment, UnpackedResources unpacked)
            throws OrtException, IOException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One text has too little work to share out: a second thread was measured to gain nothing.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // The plan of memory is for inputs of one length; texts have many.
            options.setMemoryPatternOptimization(false);
            Path file;
            try {
                file = unpacked.file(MODEL_FILE);
            } catch (IOException e) {
                try (InputStream model = resource(MODEL_FILE)) {
                    return environment.createSession(model.readAllBytes(), options);
                }
            }
            return environment.createSession(file.toString(), options);
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
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        use.readLock().lock();
        try (OnnxTensor idsTensor = tensor(ids);
                OnnxTensor maskTensor = tensor(mask);
                OnnxTensor typesTensor = tensor(new long[ids.length]);
                OrtSession.Result result = session.run(Map.of("input_ids", idsTensor, "attention_mask", maskTensor,
                        "token_type_ids", typesTensor))) {
            return reader.apply(((OnnxTensor) result.get(0)).getFloatBuffer());
        } catch (OrtException e) {
            throw new EmbedderUnavailableException("the model " + MODEL + " failed: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[]{1, values.length});
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
        use.writeLock().lock();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session of " + MODEL + " could not be closed", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
