package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void so_many_pass_at_once_and_the_next_waits_for_the_first_to_be_a_span_ago() {
        RateWindow window = new RateWindow(2, Duration.ofSeconds(60));

        assertThat(window.reserve(NOON)).isZero();
        assertThat(window.reserve(NOON.plusSeconds(10))).isZero();
        assertThat(window.reserve(NOON.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(window.reserve(NOON.plusSeconds(20))).isEqualTo(Duration.ofSeconds(50));
        assertThat(window.reserve(NOON.plusSeconds(300))).isZero();
    }

    @Test
    void it_is_idle_once_nothing_taken_matters_any_more() {
        RateWindow window = new RateWindow(1, Duration.ofSeconds(1));
        assertThat(window.isIdle(NOON)).isTrue();

        window.reserve(NOON);

        assertThat(window.isIdle(NOON)).isFalse();
        assertThat(window.isIdle(NOON.plusSeconds(1))).isTrue();
    }
}
