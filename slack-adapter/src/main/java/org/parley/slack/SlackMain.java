package org.parley.slack;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.parley.bot.Logging;
import org.parley.bot.Parley;

/** The program {@code parley-slack}. */
public final class SlackMain {

    private SlackMain() {
    }

    /** Runs until a signal ends it; see {@code --help}. */
    public static void main(String... arguments) {
        Logging.silence();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new SlackCommand(out, err, System.getenv(), Parley::open).run(arguments));
    }
}
