package org.parley.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** A BERT model run in this process by ONNX Runtime. Safe for use by many threads. */
final class OnnxRuntime implements AutoCloseable {

    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private final OrtEnvironment environment;
    private final OrtSession session;
    /** Runs hold the read side, closing the write side: a session must not go while native code reads it. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private OnnxRuntime(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /** A model as a file, or where there is none, as bytes. */
    interface Source {
        /** @throws IOException if it cannot be had as a file */
        Path file() throws IOException;

        byte[] bytes() throws IOException;
    }

    /** Loads a model; {@code unpacked} is where the runtime's native libraries are kept. */
    static OnnxRuntime load(Source model, UnpackedResources unpacked) throws OrtException, IOException {
        placeLibraries(unpacked);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One text has too little work to share out: a second thread was measured to gain nothing.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // The plan of memory is for inputs of one length; texts have many.
            options.setMemoryPatternOptimization(false);
            return new OnnxRuntime(environment, session(model, environment, options));
        }
    }

    private static OrtSession session(Source model, OrtEnvironment environment, OrtSession.SessionOptions options)
            throws OrtException, IOException {
        Path file;
        try {
            file = model.file();
        } catch (IOException e) {
            return environment.createSession(model.bytes(), options);
        }
        try {
            return environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            // A damaged file is made anew at the next start.
            Files.deleteIfExists(file);
            return environment.createSession(model.bytes(), options);
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

    /**
     * Runs the model on one text.
     *
     * @param ids of the text's pieces
     * @param types of the pieces, as many
     * @param reader of what comes out: the pieces' vectors one after another
     */
    float[] run(long[] ids, long[] types, Function<FloatBuffer, float[]> reader) throws OrtException {
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        use.readLock().lock();
        try (OnnxTensor idsTensor = tensor(ids);
                OnnxTensor maskTensor = tensor(mask);
                OnnxTensor typesTensor = tensor(types);
                OrtSession.Result result = session.run(Map.of("input_ids", idsTensor, "attention_mask", maskTensor,
                        "token_type_ids", typesTensor))) {
            return reader.apply(((OnnxTensor) result.get(0)).getFloatBuffer());
        } finally {
            use.readLock().unlock();
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[]{1, values.length});
    }

    /** Waits for runs under way; none is possible afterwards. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model's session could not be closed", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
