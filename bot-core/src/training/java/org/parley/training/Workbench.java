package org.parley.training;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.parley.answer.Engine;
import org.parley.embedding.E5Embedder;
import org.parley.embedding.Embedder;
import org.parley.embedding.Encoded;
import org.parley.embedding.VectorFile;
import org.parley.reading.Models;

/** Engines for question sets. Vectors are kept in the build folder: making them takes longer than all the rest. */
final class Workbench {

    private final Path folder;

    /** A workbench that keeps its files in {@code folder}, which may not exist yet. */
    Workbench(Path folder) {
        this.folder = folder;
    }

    /** An engine as users have it. */
    Engine open(QuestionSet set) {
        return Engine.open(set.knowledge(), passages(), embedder());
    }

    /** An engine to learn from: its model is untrained, and it makes the vector of a question once in the life of the build folder. */
    Engine openWithKnownQuestions(QuestionSet set) {
        return Engine.open(set.knowledge(), passages(),
                new KnownQuestions(embedder(), VectorFile.open(folder.resolve("questions"), E5Embedder.MODEL)),
                Models.untrained());
    }

    private Path passages() {
        return folder.resolve("passages");
    }

    /** The model, to be closed by the caller. */
    E5Embedder embedder() {
        return E5Embedder.open(folder.resolve("unpacked"));
    }

    /** Looks a question up before it makes its vector. Of passages the engine itself takes care. */
    private record KnownQuestions(Embedder embedder, VectorFile file) implements Embedder {

        @Override
        public float[] query(String text) {
            return embedder.query(text);
        }

        @Override
        public float[] passage(String text) {
            return embedder.passage(text);
        }

        @Override
        public Encoded queryInWords(List<String> words) {
            return file.query(words, () -> embedder);
        }

        @Override
        public Encoded passageInWords(String title, List<String> words) {
            return embedder.passageInWords(title, words);
        }

        @Override
        public OptionalDouble answers(String question, String statement, String context) {
            return embedder.answers(question, statement, context);
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
