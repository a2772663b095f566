package org.parley.cli;

import java.io.InputStream;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where a command reads and prints, all in UTF-8.
 *
 * @param width columns of the terminal that {@code out} is; 0 where it is none
 * @param styled whether bold and faint may be used
 */
record Streams(InputStream in, PrintStream out, PrintStream err, int width, boolean styled) {

    private static final int MILLIS_BETWEEN_BARS = 200;

    boolean isTerminal() {
        return width > 0;
    }

    void println(String line) {
        out.print(line + "\n");
    }

    void complain(String line) {
        err.print(line + "\n");
    }

    /** A bar on the terminal's last line, for work of {@code steps} steps. */
    ProgressBar bar(String work, int steps) {
        return new ProgressBarBuilder().setTaskName(work).setInitialMax(steps).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_BARS).setMaxRenderedLength(width - 1)
                .setConsumer(new ConsoleProgressBarConsumer(err, width - 1)).build();
    }
}
