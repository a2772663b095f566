package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.embedding.CrossEncoderWeights.Change;

class CrossEncoderWeightsTest {

    @Test
    void a_change_adds_the_product_of_its_two_sides() {
        Change change = new Change("m", 1, new float[]{1, 2}, new float[]{3, 4, 5});

        assertThat(change.applied(new float[]{1, 1, 1, 0, 0, 0})).containsExactly(4, 5, 6, 6, 8, 10);
    }

    @Test
    void weights_that_were_written_are_read_again() throws IOException {
        CrossEncoderWeights weights = new CrossEncoderWeights(
                List.of(new Change("encoder/layer.4/output/dense", 1, new float[]{0.5f, -2}, new float[]{0.25f})),
                new float[]{1.1f, -0.3f}, 0.7f);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        weights.write(file);

        CrossEncoderWeights again = CrossEncoderWeights.read(new ByteArrayInputStream(file.toByteArray()));
        assertThat(again).usingRecursiveComparison().isEqualTo(weights);
    }
}
