package org.parley.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CandidateModelTest {

    @Test
    void the_bundled_model_is_made_for_the_features() throws IOException {
        assertThat(Models.bundled()).isNotNull();
    }

    @Test
    void refuses_a_model_made_for_other_features() {
        InputStream other = file("features colour,weight\nbias 0.5\n");

        assertThatIllegalArgumentException().isThrownBy(() -> Model.read(other))
                .withMessage("the model was made for other features; train it again");
    }

    @Test
    void refuses_a_model_whose_features_stand_in_another_order() {
        String reversed = String.join(",", Features.names().reversed());
        InputStream other = file("features " + reversed + "\nbias 0.5\n");

        assertThatIllegalArgumentException().isThrownBy(() -> Model.read(other))
                .withMessageContaining("other features");
    }

    @Test
    void refuses_a_model_that_was_cut_off() {
        String names = String.join(",", Features.names());
        InputStream cut = file("features " + names + "\nbias 0.5\ntree 3\n0 0.5 1 2\nleaf 0.1\n");

        assertThatIllegalArgumentException().isThrownBy(() -> Model.read(cut)).withMessageContaining("ends too early");
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
