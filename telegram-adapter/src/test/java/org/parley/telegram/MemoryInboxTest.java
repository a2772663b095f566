package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryInboxTest {

    private final SettableClock clock = new SettableClock();
    private final Inbox inbox = new MemoryInbox(clock);

    @Test
    void before_anything_came_it_asks_for_whatever_there_is() {
        assertThat(inbox.offset()).isEmpty();
    }

    @Test
    void the_offset_stays_at_the_oldest_update_that_is_not_settled() {
        inbox.accept(10);
        inbox.accept(11);
        inbox.accept(12);

        inbox.settle(12);
        assertThat(inbox.offset()).hasValue(10);
        inbox.settle(10);
        assertThat(inbox.offset()).hasValue(11);
        inbox.settle(11);
        assertThat(inbox.offset()).hasValue(13);
    }

    @Test
    void an_update_that_comes_again_is_not_accepted_whether_open_settled_or_confirmed() {
        inbox.accept(10);
        inbox.accept(11);
        inbox.settle(11);

        assertThat(inbox.accept(10)).isFalse();
        assertThat(inbox.accept(11)).isFalse();
        inbox.settle(10);
        assertThat(inbox.accept(10)).isFalse();
        assertThat(inbox.accept(12)).isTrue();
    }

    @Test
    void ids_may_start_anew_after_a_week_of_silence() {
        inbox.accept(900);
        inbox.settle(900);

        clock.tick(Duration.ofDays(7));

        assertThat(inbox.offset()).isEmpty();
        assertThat(inbox.accept(5)).isTrue();
        inbox.settle(5);
        assertThat(inbox.offset()).hasValue(6);
    }

    @Test
    void an_update_still_open_after_a_week_is_not_forgotten() {
        inbox.accept(900);

        clock.tick(Duration.ofDays(7));

        assertThat(inbox.offset()).hasValue(900);
    }

    @Test
    void waiting_ends_when_all_is_settled_or_the_time_is_over() throws Exception {
        assertThat(inbox.awaitSettled(Duration.ofDays(1))).isTrue();

        inbox.accept(10);

        assertThat(inbox.awaitSettled(Duration.ofMillis(1))).isFalse();
    }
}
