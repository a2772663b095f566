package org.parley.embedding;

import ai.onnxruntime.OrtException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Says whether a statement answers a question, reading both at once, so that each word of the one is seen in the light of the other:
 * a <a href="https://arxiv.org/abs/1901.04085">cross-encoder</a>. It is the embedding model with {@link CrossEncoderWeights}. Safe for
 * use by many threads.
 */
final class CrossEncoder implements AutoCloseable {

    /** The file that the model is kept in. */
    static final String FILE = "cross-encoder.onnx";

    private final OnnxRuntime runtime;
    private final CrossEncoderWeights weights;
    private final WordPieceTokenizer tokenizer;

    private CrossEncoder(OnnxRuntime runtime, CrossEncoderWeights weights, WordPieceTokenizer tokenizer) {
        this.runtime = runtime;
        this.weights = weights;
        this.tokenizer = tokenizer;
    }

    /**
     * Loads the one that comes with the program.
     *
     * @param embedder gives the embedding model's file
     * @param unpacked where the changed model is kept for later starts
     */
    static CrossEncoder load(UnpackedResources.Maker embedder, WordPieceTokenizer tokenizer, UnpackedResources unpacked)
            throws IOException, OrtException {
        byte[] learnt = resource();
        CrossEncoderWeights weights = CrossEncoderWeights.read(new ByteArrayInputStream(learnt));
        CRC32 version = new CRC32();
        version.update(learnt);
        OnnxRuntime runtime = OnnxRuntime.load(new OnnxRuntime.Source() {
            @Override
            public Path file() throws IOException {
                return unpacked.file(HexFormat.of().toHexDigits(version.getValue(), 8), FILE, this::bytes);
            }

            @Override
            public byte[] bytes() throws IOException {
                OnnxFile model = OnnxFile.read(embedder.make());
                weights.applyTo(model);
                return model.bytes();
            }
        }, unpacked);
        return new CrossEncoder(runtime, weights, tokenizer);
    }

    private static byte[] resource() throws IOException {
        try (InputStream in = CrossEncoder.class.getResourceAsStream("/" + CrossEncoderWeights.RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException("the class path has no " + CrossEncoderWeights.RESOURCE);
            }
            return in.readAllBytes();
        }
    }

    /** The logarithm of the odds that {@code statement} answers {@code question}. */
    double answers(String question, String statement, String context) {
        PairInput input = PairInput.of(tokenizer, question, statement, context);
        try {
            return runtime.run(input.ids(), input.types(), this::logit)[0];
        } catch (OrtException e) {
            throw new EmbedderUnavailableException("the cross-encoder failed: " + e.getMessage(), e);
        }
    }

    private float[] logit(FloatBuffer pieces) {
        float[] head = weights.head();
        int size = head.length / 2;
        int count = pieces.remaining() / size;
        double first = weights.bias();
        double mean = 0;
        for (int i = 0; i < size; i++) {
            first += pieces.get(i) * head[i];
        }
        for (int i = 0; i < count * size; i++) {
            mean += pieces.get(i) * head[size + i % size];
        }
        return new float[]{(float) (first + mean / count)};
    }

    @Override
    public void close() {
        runtime.close();
    }
}
