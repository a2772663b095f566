package org.parley.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and prints, all in UTF-8.
 *
 * @param width columns of the terminal that {@code out} is; 0 where it is none
 * @param styled whether bold and faint may be used
 */
record Streams(InputStream in, PrintStream out, PrintStream err, int width, boolean styled) {

    boolean isTerminal() {
        return width > 0;
    }

    void println(String line) {
        out.print(line + "\n");
    }

    void complain(String line) {
        err.print(line + "\n");
    }
}
