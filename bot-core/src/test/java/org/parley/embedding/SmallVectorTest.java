package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallVectorTest {

    @Test
    void the_inner_product_is_that_of_the_vectors_but_for_a_few_thousandths() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            float[] a = unit(random);
            float[] b = unit(random);
            double exact = 0;
            for (int i = 0; i < a.length; i++) {
                exact += a[i] * b[i];
            }

            assertThat((double) SmallVector.of(a).dot(SmallVector.of(b))).isCloseTo(exact, within(0.005));
            assertThat((double) SmallVector.of(a).dot(SmallVector.of(a))).isCloseTo(1, within(0.005));
        }
    }

    private static float[] unit(Random random) {
        float[] vector = new float[384];
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    @Test
    void nothing_is_like_a_vector_of_noughts() {
        assertThat(SmallVector.of(new float[4]).dot(SmallVector.of(new float[]{1, 2, 3, 4}))).isZero();
    }
}
