package org.parley.embedding;

import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;

/**
 * The quantized e5-small-v2 model, 384 dimensions, run in this process. The prefixes are those it was trained with
 * (<a href="https://arxiv.org/abs/2212.03533">Wang et al., 2022</a>).
 */
public final class E5Embedder implements Embedder {

    /** The number of dimensions. */
    public static final int DIMENSIONS = 384;

    private final E5SmallV2QuantizedEmbeddingModel model;

    /** Loads the model; takes some hundred milliseconds. */
    public E5Embedder() {
        this.model = new E5SmallV2QuantizedEmbeddingModel(Runnable::run);
    }

    @Override
    public float[] query(String text) {
        return model.embed("query: " + text).content().vector();
    }

    @Override
    public float[] passage(String text) {
        return model.embed("passage: " + text).content().vector();
    }

    @Override
    public String model() {
        return "e5-small-v2-q";
    }

    @Override
    public void close() {
        // The model's session ends with the process; the library offers no way to close it.
    }
}
