package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossEncoderTest {

    private static final String STATEMENT = "On Monday the harbour board of Ostrel fined the Lindqvist line 40,000 crowns for dumping ash.";

    @TempDir
    Path folder;

    @Test
    void what_a_statement_answers_is_told_from_what_it_only_comes_near_to() {
        try (E5Embedder model = E5Embedder.open(Path.of("target", "unpacked"))) {
            double least = Stream
                    .of("Who imposed a fine on the Lindqvist line?", "How much did the shipping company have to pay?",
                            "Why was Lindqvist punished?")
                    .mapToDouble(question -> answers(model, question)).min().orElseThrow();
            double most = Stream.of("Who leads the harbour board of Ostrel?", "Who did the Lindqvist line fine?",
                    "How many ships does the Lindqvist line own?").mapToDouble(question -> answers(model, question))
                    .max()
                    .orElseThrow();

            assertThat(least).isGreaterThan(most);
        }
    }

    @Test
    void a_damaged_file_does_no_harm_and_is_made_anew() throws IOException {
        double whole;
        try (E5Embedder model = E5Embedder.open(folder)) {
            whole = answers(model, "Who was fined?");
        }
        Path file = files().get(0);
        long size = Files.size(file);
        Files.writeString(file, "no model");

        try (E5Embedder model = E5Embedder.open(folder)) {
            assertThat(answers(model, "Who was fined?")).isEqualTo(whole);
        }
        E5Embedder.open(folder).close();

        assertThat(files()).singleElement().satisfies(made -> assertThat(made).hasSize(size));
    }

    private static double answers(E5Embedder model, String question) {
        return model.answers(question, STATEMENT, "").orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.endsWith(CrossEncoder.FILE)).toList();
        }
    }
}
