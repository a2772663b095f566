package org.parley.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.reading.Features.Name;

class CloseReaderTest {

    @Test
    void what_the_second_reading_says_stands_beside_what_the_first_said() {
        Features features = features(1);

        Features closer = CloseReader.closer(List.of(features), List.of(0.5), List.of(2.5)).get(0);

        assertThat(closer.get(Name.READ)).isEqualTo(2.5f);
        assertThat(closer.get(Name.FIRST)).isZero();
        assertThat(closer.get(Name.COVERAGE)).isEqualTo(0.7f);
        assertThat(features.get(Name.READ)).isZero();
    }

    @Test
    void each_statement_is_compared_with_the_best_of_the_others() {
        List<Features> closer = CloseReader.closer(List.of(features(1), features(1), features(1)),
                List.of(0.5, 0.5, 0.5), List.of(2.0, -1.0, 0.5));

        assertThat(closer).extracting(f -> f.get(Name.READ_LEAD)).containsExactly(1.5f, -3f, -1.5f);
    }

    @Test
    void what_was_taken_off_for_want_of_trust_does_not_count_twice() {
        Features closer = CloseReader.closer(List.of(features(0.1)), List.of(0.05), List.of(1.0)).get(0);

        assertThat(closer.get(Name.FIRST)).isBetween(-0.001f, 0.001f);
    }

    private static Features features(double trust) {
        Features features = new Features();
        features.set(Name.TRUST, trust);
        features.set(Name.COVERAGE, 0.7);
        return features;
    }
}
