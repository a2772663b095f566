package org.parley.embedding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An embedder that is being loaded while other things begin. Only who asks for a vector waits for it. Safe for use by
 * many threads.
 */
public final class BackgroundEmbedder implements Embedder {

    private final String model;
    private final CompletableFuture<Embedder> embedder = new CompletableFuture<>();

    private BackgroundEmbedder(String model) {
        this.model = model;
    }

    /**
     * Begins to load, on a thread of its own.
     *
     * @param model what {@link Embedder#model()} of the loaded one says, told beforehand so that nobody waits for it
     * @param loader makes the embedder; where it throws, every vector asked for ends in an
     *     {@link EmbedderUnavailableException} with that cause
     */
    public static BackgroundEmbedder load(String model, Supplier<Embedder> loader) {
        BackgroundEmbedder loading = new BackgroundEmbedder(model);
        // Not a daemon: ONNX Runtime tidies up when the JVM ends, and a model that is still being loaded then ends it in a
        // segmentation fault (seen with 1.20.0).
        Thread.ofPlatform().name("load-" + model).start(() -> loading.run(loader));
        return loading;
    }

    private void run(Supplier<Embedder> loader) {
        try {
            embedder.complete(loader.get());
        } catch (RuntimeException | Error e) {
            embedder.completeExceptionally(e);
        }
    }

    @Override
    public float[] query(String text) {
        return loaded().query(text);
    }

    @Override
    public float[] passage(String text) {
        return loaded().passage(text);
    }

    @Override
    public Encoded queryInWords(List<String> words) {
        return loaded().queryInWords(words);
    }

    @Override
    public Encoded passageInWords(String title, List<String> words) {
        return loaded().passageInWords(title, words);
    }

    @Override
    public OptionalDouble answers(String question, String statement, String context) {
        return loaded().answers(question, statement, context);
    }

    private Embedder loaded() {
        try {
            return embedder.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new EmbedderUnavailableException("no vectors: " + cause.getMessage(), cause);
        }
    }

    @Override
    public String model() {
        return model;
    }

    /** Closes what was loaded; waits where that is still under way, so that the process may end afterwards. */
    @Override
    public void close() {
        embedder.handle((loaded, failure) -> Optional.ofNullable(loaded)).join().ifPresent(Embedder::close);
    }
}
