package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PacingTest {

    private final SettableClock clock = new SettableClock();
    private final Pacing pacing = new Pacing(clock, clock);

    @Test
    void a_chat_gets_a_message_a_second() throws Exception {
        Instant start = clock.instant();

        for (int i = 0; i < 5; i++) {
            pacing.await(direct(1));
        }

        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void a_group_gets_twenty_messages_a_minute() throws Exception {
        Destination group = new Destination(-5, true, OptionalInt.empty(), 1);
        Instant start = clock.instant();

        for (int i = 0; i < Pacing.PER_MINUTE_IN_GROUP + 1; i++) {
            pacing.await(group);
        }

        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void all_chats_together_get_thirty_messages_a_second() throws Exception {
        Instant start = clock.instant();

        for (int chat = 0; chat < 3 * Pacing.PER_SECOND + 1; chat++) {
            pacing.await(direct(chat));
        }

        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void many_chats_that_fell_silent_are_forgotten_and_paced_as_before() throws Exception {
        for (int chat = 0; chat < 3000; chat++) {
            pacing.await(direct(chat));
        }
        clock.pauses.clear();

        pacing.await(direct(2999));

        assertThat(clock.pauses).containsExactly(Duration.ofSeconds(1));
    }

    private static Destination direct(long chat) {
        return new Destination(chat, false, OptionalInt.empty(), 1);
    }
}
