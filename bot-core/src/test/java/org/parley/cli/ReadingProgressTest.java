package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2031-03-05T12:00:00Z");

    private ReadingProgress progress(int width) {
        return new ReadingProgress(new Streams(new ByteArrayInputStream(new byte[0]), System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8), width, false), () -> now);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void reading_that_is_done_at_once_is_not_mentioned() {
        ReadingProgress progress = progress(0);

        progress.reached(1, 2);
        now = now.plusMillis(900);
        progress.reached(2, 2);

        assertThat(told()).isEmpty();
    }

    @Test
    void reading_that_takes_long_is_told_once_where_there_is_no_terminal() {
        ReadingProgress progress = progress(0);
        for (int done = 1; done <= 4; done++) {
            progress.reached(done, 4);
            now = now.plusSeconds(1);
        }

        assertThat(told()).isEqualTo("parley: reading new articles, once; 1 of 4 statements are left\n");
    }

    @Test
    void reading_that_takes_long_moves_a_bar_on_a_terminal() {
        ReadingProgress progress = progress(80);
        for (int done = 1; done <= 4; done++) {
            progress.reached(done, 4);
            now = now.plusSeconds(1);
        }

        assertThat(told()).contains("reading 100%").contains("4/4");
    }
}
