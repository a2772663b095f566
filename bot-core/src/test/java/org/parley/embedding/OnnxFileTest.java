package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnnxFileTest {

    private static final String PATH = "encoder/layer.3/attention/self/query";

    private OnnxFile model;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = OnnxFileTest.class.getResourceAsStream("/" + E5Embedder.MODEL + ".onnx")) {
            model = OnnxFile.read(in.readAllBytes());
        }
    }

    @Test
    void a_matrix_that_is_replaced_is_read_back_as_near_as_seven_bits_allow() throws IOException {
        float[] matrix = model.matrix(PATH);
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) Math.sin(i);
        }

        model.replace(PATH, matrix);

        float[] again = OnnxFile.read(model.bytes()).matrix(PATH);
        for (int i = 0; i < matrix.length; i++) {
            assertThat(again[i]).isCloseTo(matrix[i], within(1 / 64f));
        }
    }

    @Test
    void other_matrices_stay_as_they_are() {
        String other = "encoder/layer.3/attention/self/key";
        float[] before = model.matrix(other);

        model.replace(PATH, new float[model.matrix(PATH).length]);

        assertThat(model.matrix(other)).isEqualTo(before);
    }

    @Test
    void a_matrix_of_another_size_is_refused() {
        assertThatThrownBy(() -> model.replace(PATH, new float[3])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PATH);
    }

    @Test
    void a_matrix_that_the_model_lacks_is_named() {
        assertThatThrownBy(() -> model.matrix("encoder/layer.99/output/dense"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("layer.99");
    }

    @Test
    void what_is_no_model_is_refused() {
        assertThatThrownBy(() -> OnnxFile.read(new byte[]{(byte) 0x3a, (byte) 0xff, 1, 2}))
                .isInstanceOf(IOException.class);
    }
}
