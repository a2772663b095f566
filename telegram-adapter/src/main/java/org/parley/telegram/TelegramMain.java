package org.parley.telegram;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.parley.bot.Logging;
import org.parley.bot.Parley;

/** The process behind {@code telegram-adapter/bin/parley-telegram}. */
public final class TelegramMain {

    private TelegramMain() {
    }

    /** Runs the command with the process's streams and environment, and ends with its status. */
    public static void main(String[] arguments) {
        Logging.silence();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new TelegramCommand(out, err, System.getenv(), Parley::open).run(arguments));
    }
}
