package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class E5EmbedderTest {

    @TempDir
    static Path cache;

    private static E5Embedder embedder;

    @BeforeAll
    static void open() {
        embedder = E5Embedder.open(cache);
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    /** Components as another implementation of this model, langchain4j's, gave them. */
    @Test
    void gives_the_vectors_of_the_model() {
        assertBegins(embedder.query(""), -0.076112784f, 0.06366861f, 0.026939021f, 0.008481647f);
        assertBegins(embedder.query("When did the two ministers meet?"), -0.08010858f, 0.09907841f, 0.004658355f,
                0.037736148f);
        assertBegins(embedder.query("Café São Paulo naïve Ångström ÉCOLE İstanbul ISTANBUL"), -0.036602896f,
                0.0026666657f, 0.011742795f, 0.039306164f);
    }

    /** Quantized arithmetic differs a little from one kind of processor to another. */
    private static void assertBegins(float[] vector, float... components) {
        assertThat(Arrays.copyOf(vector, components.length)).containsExactly(components, within(0.02f));
    }

    @Test
    void a_vector_has_length_one() {
        float[] vector = embedder.passage("The talks were moved to another city.");

        assertThat(vector).hasSize(E5Embedder.DIMENSIONS);
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void what_means_the_same_is_nearer_than_what_has_the_same_words() {
        float[] query = embedder.query("Who leads the company?");

        double same = dot(query, embedder.passage("Its chief executive is Ms Arden."));
        double other = dot(query, embedder.passage("The path leads through the forest."));

        assertThat(same).isGreaterThan(other);
    }

    @Test
    void a_text_longer_than_the_model_takes_has_a_vector() {
        assertThat(embedder.passage("word ".repeat(5_000))).hasSize(E5Embedder.DIMENSIONS);
    }

    @Test
    void many_threads_get_what_one_gets() {
        List<String> texts = IntStream.range(0, 12).mapToObj(i -> "Round " + i + " of the talks").toList();
        List<float[]> alone = texts.stream().map(embedder::passage).toList();

        List<float[]> together = texts.parallelStream().map(embedder::passage).toList();

        assertThat(together).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void goes_without_a_folder_of_its_own_where_none_can_be_written(@TempDir Path folder) throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "not a folder");

        try (E5Embedder other = E5Embedder.open(occupied)) {
            assertThat(other.query("a")).isEqualTo(embedder.query("a"));
        }
    }

    @Test
    void is_of_no_use_once_closed(@TempDir Path folder) throws IOException {
        E5Embedder other = E5Embedder.open(Files.writeString(folder.resolve("file"), ""));

        other.close();

        assertThatIllegalStateException().isThrownBy(() -> other.query("a"));
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
