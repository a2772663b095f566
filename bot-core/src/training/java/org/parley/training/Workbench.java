package org.parley.training;

import java.nio.file.Path;
import org.parley.answer.Engine;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.embedding.VectorFile;

/** Engines for question sets. Vectors are kept in the build folder: making them takes longer than all the rest. */
final class Workbench {

    private final Path folder;

    /** A workbench that keeps its files in {@code folder}, which may not exist yet. */
    Workbench(Path folder) {
        this.folder = folder;
    }

    /** An engine as users have it. */
    Engine open(QuestionSet set) {
        return open(set, embedder());
    }

    /** An engine that makes the vector of a question only once in the life of the build folder. */
    Engine openWithKnownQuestions(QuestionSet set) {
        return open(set,
                new KnownQuestions(embedder(), VectorFile.open(folder.resolve("questions"), E5Embedder.MODEL)));
    }

    private Engine open(QuestionSet set, Embedder embedder) {
        return Engine.open(set.knowledge(), folder.resolve("passages"), embedder);
    }

    private E5Embedder embedder() {
        return E5Embedder.open(folder.resolve("unpacked"));
    }

    /** Looks a question up before it makes its vector. Of passages the engine itself takes care. */
    private record KnownQuestions(Embedder embedder, VectorFile file) implements Embedder {

        @Override
        public float[] query(String text) {
            return file.query(text, () -> embedder);
        }

        @Override
        public float[] passage(String text) {
            return embedder.passage(text);
        }

        @Override
        public String model() {
            return embedder.model();
        }

        @Override
        public void close() {
            file.save();
            embedder.close();
        }
    }
}
