package org.parley.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.parley.bot.Logging;
import org.parley.bot.Parley;

/** Starts the command line. */
public final class Main {

    private Main() {
    }

    /** Runs one command and leaves with its exit status: 0 done, 1 the work failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        Logging.silence();
        Map<String, String> environment = System.getenv();
        // The launcher tells the width of the terminal that standard output is; the JDK has no portable way to ask.
        int width = Integer.getInteger("parley.columns", 0);
        boolean styled = width > 0 && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        Streams streams = new Streams(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), width, styled);
        int status = new ParleyCommand(streams, environment,
                config -> Parley.open(config, new ReadingProgress(streams, InstantSource.system()))).run(arguments);
        streams.out().flush();
        streams.err().flush();
        System.exit(status);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
