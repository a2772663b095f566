package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFileTest {

    private static final String MODEL = "letters";

    /** Where the number of vectors stands: after the version and the model's name with its length. */
    private static final int COUNT_AT = Integer.BYTES + Short.BYTES + MODEL.length();

    @TempDir
    Path folder;

    private final LetterEmbedder embedder = new LetterEmbedder();
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("data/vectors");
    }

    @Test
    void a_vector_is_made_once_and_found_again() {
        saved("one", "three", "");

        VectorFile again = VectorFile.open(file, MODEL);

        assertThat(again.passage("three", VectorFileTest::nobody)).isEqualTo(vector(5));
        assertThat(again.passage("", VectorFileTest::nobody)).isEqualTo(vector(0));
        assertThat(embedder.asked).containsExactly("one", "three", "");
    }

    private void saved(String... texts) {
        VectorFile vectors = VectorFile.open(file, MODEL);
        for (String text : texts) {
            vectors.passage(text, () -> embedder);
        }
        vectors.save();
    }

    private static SmallVector vector(int letters) {
        return SmallVector.of(new float[]{letters, 2});
    }

    private static Embedder nobody() {
        throw new AssertionError("the vector should have been in the file");
    }

    @Test
    void what_was_there_stays_when_more_is_added() {
        saved("one");
        saved("three");

        VectorFile again = VectorFile.open(file, MODEL);

        assertThat(again.passage("one", VectorFileTest::nobody)).isEqualTo(vector(3));
        assertThat(again.passage("three", VectorFileTest::nobody)).isEqualTo(vector(5));
    }

    @Test
    void nothing_is_written_where_nothing_is_new() throws IOException {
        saved("one");
        byte[] before = Files.readAllBytes(file);
        Files.delete(file);

        VectorFile.open(file, MODEL).save();

        assertThat(file).doesNotExist();
        Files.write(file, before);
        Object key = Files.readAttributes(file, "*").get("fileKey");
        saved("one");
        assertThat(Files.readAttributes(file, "*").get("fileKey")).isEqualTo(key);
    }

    @Test
    void the_vectors_of_words_are_kept_with_the_text_and_lost_with_the_end_of_the_file() throws IOException {
        float[][] words = new float[3][WordVectors.DIMENSIONS];
        words[1][7] = 0.5f;
        Encoded encoded = new Encoded(vector(4), WordVectors.of(words));
        VectorFile vectors = VectorFile.open(file, MODEL);
        vectors.passage("A title", List.of("three", "small", "words"), () -> new Telling(encoded));
        vectors.save();

        Encoded again = VectorFile.open(file, MODEL).passage("A title", List.of("three", "small", "words"),
                VectorFileTest::nobody);
        assertThat(again.vector()).isEqualTo(encoded.vector());
        assertThat(again.words().bytes()).containsExactly(encoded.words().bytes());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertIgnored(VectorFile.open(file, MODEL));
        }
    }

    /** Tells the same of every text. */
    private record Telling(Encoded encoded) implements Embedder {

        @Override
        public float[] query(String text) {
            throw new UnsupportedOperationException("only passages in words are asked for");
        }

        @Override
        public float[] passage(String text) {
            return query(text);
        }

        @Override
        public Encoded passageInWords(String title, List<String> words) {
            return encoded;
        }

        @Override
        public String model() {
            return MODEL;
        }

        @Override
        public void close() {
            // nothing to close
        }
    }

    @Test
    void the_file_of_another_model_is_ignored() {
        saved("one");

        VectorFile other = VectorFile.open(file, "numbers");

        assertIgnored(other);
    }

    private void assertIgnored(VectorFile vectors) {
        embedder.asked.clear();
        assertThat(vectors.passage("one", () -> embedder)).isEqualTo(vector(3));
        assertThat(embedder.asked).containsExactly("one");
    }

    @Test
    void a_file_cut_short_anywhere_is_ignored_and_written_anew() throws IOException {
        saved("one", "three");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertIgnored(VectorFile.open(file, MODEL));
        }

        saved("one", "three");
        assertThat(Files.size(file)).isEqualTo(whole.length);
    }

    @Test
    void a_file_with_any_byte_changed_is_ignored() throws IOException {
        saved("one", "three");
        byte[] whole = Files.readAllBytes(file);

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x40;
            Files.write(file, damaged);
            assertIgnored(VectorFile.open(file, MODEL));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void a_number_that_cannot_be_is_not_believed(int number) throws IOException {
        saved("one");
        byte[] whole = Files.readAllBytes(file);

        for (int at : new int[]{COUNT_AT, COUNT_AT + Integer.BYTES}) {
            byte[] damaged = whole.clone();
            ByteBuffer.wrap(damaged).putInt(at, number);
            Files.write(file, damaged);
            assertIgnored(VectorFile.open(file, MODEL));
        }
    }

    @Test
    void of_those_that_save_at_once_one_wins_as_a_whole() throws IOException {
        List<List<String>> texts = IntStream.range(0, 8)
                .mapToObj(i -> IntStream.range(0, 200).mapToObj(j -> i + " " + "x".repeat(j)).toList()).toList();

        texts.parallelStream().forEach(own -> {
            LetterEmbedder letters = new LetterEmbedder();
            VectorFile vectors = VectorFile.open(folder.resolve("shared"), MODEL);
            own.forEach(text -> vectors.passage(text, () -> letters));
            vectors.save();
        });

        VectorFile vectors = VectorFile.open(folder.resolve("shared"), MODEL);
        assertThat(texts).anySatisfy(own -> own.forEach(
                text -> assertThat(vectors.passage(text, VectorFileTest::nobody)).isEqualTo(vector(text.length()))));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("shared"));
        }
    }

    @Test
    void says_which_file_cannot_be_written() throws IOException {
        Files.writeString(folder.resolve("data"), "not a folder");

        assertThatThrownBy(() -> saved("one")).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
