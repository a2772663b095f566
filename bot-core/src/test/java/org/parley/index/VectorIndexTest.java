package org.parley.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.embedding.SmallVector;

class VectorIndexTest {

    private static final int DIMENSIONS = 96;

    private final Random chance = new Random(7);

    /** Vectors of length 1 in some directions more than in others, as those of sentences are. */
    private SmallVector vector(float[] about) {
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = about[i] + (float) chance.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return SmallVector.of(vector);
    }

    private float[] direction(double length) {
        float[] direction = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            direction[i] = (float) (length * chance.nextGaussian());
        }
        return direction;
    }

    private List<List<SmallVector>> collection(int statements) {
        float[] common = direction(2);
        List<float[]> subjects = IntStream.range(0, 200).mapToObj(i -> {
            float[] subject = direction(1);
            for (int d = 0; d < DIMENSIONS; d++) {
                subject[d] += common[d];
            }
            return subject;
        }).toList();
        return IntStream.range(0, statements).mapToObj(i -> List.of(vector(subjects.get(i % subjects.size()))))
                .toList();
    }

    @Test
    void the_nearest_statements_of_a_small_collection_are_found_in_order() {
        List<List<SmallVector>> statements = new ArrayList<>(collection(500));
        statements.set(3, List.of());
        SmallVector query = statements.get(17).get(0);

        VectorIndex.Nearness nearness = VectorIndex.of(statements).compare(query);

        List<Integer> expected = IntStream.range(0, 500).boxed().filter(i -> i != 3)
                .sorted(Comparator.comparingDouble((Integer i) -> query.dot(statements.get(i).get(0))).reversed())
                .limit(5).toList();
        assertThat(nearness.nearest(5)).isEqualTo(expected).startsWith(17);
        assertThat(nearness.of(3)).isZero();
        assertThat(nearness.deviation(nearness.of(17))).isGreaterThan(2);
    }

    @Test
    void a_statement_is_as_near_as_the_nearest_of_its_wordings() {
        List<List<SmallVector>> statements = collection(2);
        SmallVector far = statements.get(0).get(0);
        SmallVector near = statements.get(1).get(0);

        VectorIndex.Nearness nearness = VectorIndex.of(List.of(List.of(far, near), List.of(far))).compare(near);

        assertThat(nearness.of(0)).isEqualTo(near.dot(near));
        assertThat(nearness.of(1)).isEqualTo(near.dot(far));
        assertThat(nearness.nearest(1)).containsExactly(0);
    }

    @Test
    void of_a_large_collection_nearly_all_of_the_nearest_are_found() {
        List<List<SmallVector>> statements = collection(30_000);
        VectorIndex index = VectorIndex.of(statements);
        int found = 0;
        for (int question = 0; question < 50; question++) {
            SmallVector query = vector(floats(statements.get(question * 101).get(0)));
            List<Integer> exact = IntStream.range(0, statements.size()).boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> query.dot(statements.get(i).get(0))).reversed())
                    .limit(8).toList();
            List<Integer> nearest = index.compare(query).nearest(8);
            found += (int) exact.stream().filter(nearest::contains).count();
        }

        assertThat(found).isGreaterThan(50 * 8 * 9 / 10);
    }

    private static float[] floats(SmallVector vector) {
        float[] floats = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            floats[i] = 20 * vector.component(i);
        }
        return floats;
    }
}
