package org.parley.bot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the log where the configuration says: a file, standard error for {@code -}, else nowhere. */
public final class Logging {

    /** When a log file has grown to this many bytes it is begun anew, so that it cannot fill the disk. */
    private static final int FILE_BYTES = 10 * 1024 * 1024;

    private Logging() {
    }

    /**
     * Replaces the log's settings of the whole process; to be called once, at the start.
     *
     * @throws ConfigException if the log file cannot be written
     */
    public static void install(ParleyConfig config) {
        silence();
        Logger root = Logger.getLogger("");
        config.log().ifPresent(file -> {
            root.setLevel(config.logLevel());
            root.addHandler(handler(file, config.logLevel()));
        });
    }

    /** Drops every handler. Libraries that speak before the configuration is read (and there are some) are not heard. */
    public static void silence() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }

    private static Handler handler(Path file, Level level) {
        try {
            Handler handler = file.toString().equals("-")
                    ? new ConsoleHandler()
                    : new FileHandler(file.toString().replace("%", "%%"), FILE_BYTES, 1, true);
            handler.setFormatter(new OneLine());
            handler.setLevel(level);
            return handler;
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("the log file " + file + " cannot be written; give another with --log or PARLEY_LOG"));
        }
    }

    /** Time, level, logger, message; a line break in a message must not look like a second entry. */
    private static final class OneLine extends Formatter {

        private final Formatter simple = new SimpleFormatter();

        @Override
        public String format(LogRecord entry) {
            String thrown = entry.getThrown() == null ? "" : " (" + entry.getThrown() + ")";
            String message = simple.formatMessage(entry) + thrown;
            return entry.getInstant() + " " + entry.getLevel() + " " + entry.getLoggerName() + ": "
                    + message.replaceAll("\\R", " ⏎ ") + "\n";
        }
    }
}
