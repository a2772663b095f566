package org.parley.slack;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.bot.ConfigException;
import org.parley.bot.Logging;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.store.StoreException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code parley-slack}. */
@Command(name = "parley-slack", mixinStandardHelpOptions = true, sortOptions = false, description = "Answers questions about diplomatic talks in Slack.", footerHeading = "%nEnvironment:%n", footer = {
        "  SLACK_BOT_TOKEN       the bot token, xoxb-...", //
        "  SLACK_APP_TOKEN       the app token for Socket Mode, xapp-...",
        "  SLACK_SIGNING_SECRET  and",
        "  SLACK_HTTP_PORT       both set: events over HTTP in place of Socket Mode",
        "  SLACK_API_URL         base URL of the Web API (default: Slack's)"}, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
                "0:done, or stopped by a signal", "1:the work failed (the reason stands on standard error)",
                "2:wrong usage or configuration"})
final class SlackCommand implements Callable<Integer> {

    /** At their finer levels they log tokens and what people wrote; what matters of it is logged by us. */
    private static final List<Logger> TALKATIVE = Stream.of("com.slack.api", "org.java_websocket", "okhttp3")
            .map(Logger::getLogger).toList();

    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final Function<ParleyConfig, Parley> opener;

    @Option(names = "--check", description = "Check the configuration and the tokens, and do no more.")
    private boolean check;

    @Option(names = "--corpus", paramLabel = "PATH", description = "Answer from these articles, feeds or folders alone, in memory. Can be given more than once.")
    private List<Path> corpus = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: $PARLEY_DATA, else $XDG_DATA_HOME/parley, else ~/.local/share/parley).")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of NAME=value lines, named as in the environment, which comes first.")
    private @Nullable Path config;

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "The clock for words such as \"last month\" (default: now).")
    private @Nullable String asOf;

    @Option(names = "--log", paramLabel = "FILE", description = "Write a log to FILE, or to standard error for \"-\" (default: $PARLEY_LOG, else none).")
    private @Nullable Path log;

    /** @param opener opens the core that answers */
    SlackCommand(PrintWriter out, PrintWriter err, Map<String, String> environment,
            Function<ParleyConfig, Parley> opener) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.opener = opener;
    }

    /** Does what {@code arguments} ask for; the exit status. Returns only after a check or a failure. */
    int run(String... arguments) {
        return new CommandLine(this).setOut(out).setErr(err).setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, args) -> failed(
                        e.getMessage() + "\nTry 'parley-slack --help'.", CommandLine.ExitCode.USAGE))
                .setExecutionExceptionHandler((e, command, args) -> failed(e)).execute(arguments);
    }

    private int failed(Exception e) {
        return switch (e) {
            case ConfigException config -> failed(String.valueOf(config.getMessage()), CommandLine.ExitCode.USAGE);
            case SlackStartException start ->
                failed(String.valueOf(start.getMessage()), CommandLine.ExitCode.SOFTWARE);
            case StoreException store -> failed(String.valueOf(store.getMessage()), CommandLine.ExitCode.SOFTWARE);
            default -> {
                LoggerFactory.getLogger(SlackCommand.class).error("unexpected failure", e);
                yield failed("this should not have happened: " + e + "\nRun it again with --log FILE to see more.",
                        CommandLine.ExitCode.SOFTWARE);
            }
        };
    }

    private int failed(String message, int status) {
        err.println("parley-slack: " + message);
        err.flush();
        return status;
    }

    @Override
    public Integer call() throws SlackStartException, InterruptedException {
        ParleyConfig read = ParleyConfig
                .read(new ParleyConfig.Options(corpus, Optional.ofNullable(data), Optional.ofNullable(config),
                        Optional.ofNullable(asOf), Optional.ofNullable(log)), environment);
        Logging.install(read);
        TALKATIVE.forEach(library -> library.setLevel(Level.OFF));
        SlackBotConfig slack = SlackBotConfig.from(read.slack());
        if (check) {
            say("Slack takes the tokens: this app is " + SlackApp.check(slack) + ".");
            return CommandLine.ExitCode.OK;
        }
        Parley parley = opener.apply(read);
        SlackApp app = SlackApp.start(slack, parley.bot(), parley);
        stopOnSignal(parley, app);
        parley.keepUp();
        say("Connected to Slack as " + app.identity() + ". Stop with Ctrl+C.");
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A virtual machine that a signal ends would report 143 or 130, which supervisors take for a failure. */
    private static void stopOnSignal(Parley parley, SlackApp app) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            app.close();
            parley.close();
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
        }, "parley-slack-stop"));
    }
}
