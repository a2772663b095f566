package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GroupRateTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final GroupRate rate = new GroupRate();

    @Test
    void a_group_gets_a_message_a_second() {
        assertThat(rate.afterOne("-1", NOON)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void no_minute_has_more_than_twenty() {
        Instant now = NOON;
        for (int i = 1; i < GroupRate.PER_MINUTE; i++) {
            assertThat(rate.afterOne("-1", now)).isEqualTo(Duration.ofSeconds(1));
            now = now.plusSeconds(1);
        }

        Duration wait = rate.afterOne("-1", now);

        assertThat(now.plus(wait)).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void groups_do_not_wait_for_each_other_however_many_there_are() {
        for (int group = 1; group <= 3000; group++) {
            assertThat(rate.afterOne("-" + group, NOON)).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_group_that_fell_silent_starts_afresh() {
        for (int i = 0; i < GroupRate.PER_MINUTE; i++) {
            rate.afterOne("-1", NOON);
        }

        assertThat(rate.afterOne("-1", NOON.plusSeconds(61))).isEqualTo(Duration.ofSeconds(1));
    }
}
