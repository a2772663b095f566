package org.parley.telegram;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.bot.ConfigException;
import org.parley.bot.Logging;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.store.StoreException;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code parley-telegram}: checks the token, or runs the bot until it is told to stop. */
@Command(name = "parley-telegram", mixinStandardHelpOptions = true, versionProvider = TelegramCommand.Version.class, sortOptions = false, description = "Answers questions about diplomatic talks in Telegram. Reads TELEGRAM_BOT_TOKEN; TELEGRAM_API_URL if a Bot API server of one's own is to be used; TELEGRAM_WEBHOOK_URL, _SECRET, _HOST and _PORT for updates by webhook.", exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:done, or stopped by a signal", "1:the work failed (the reason stands on standard error)",
        "2:wrong usage or configuration"})
final class TelegramCommand implements Callable<Integer> {

    /** Telegram, the grace for what is under way, and a little more; what takes longer is left for the next start. */
    private static final long MAX_STOP_SECONDS = 15;

    /** The library prints stack traces for what {@link PollingGuard} says in a line. A logger is kept only while held. */
    private static final Logger LIBRARY = Logger.getLogger("org.telegram");
    private static final Logger OURS = Logger.getLogger("org.parley");

    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final Function<ParleyConfig, Parley> opener;

    @Option(names = "--check", description = "Check the configuration and the token, and end.")
    private boolean check;

    @Option(names = "--corpus", paramLabel = "PATH", description = "Answer from these articles, feeds or folders alone, in memory. Can be given more than once.")
    private List<Path> corpus = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: $PARLEY_DATA, else $XDG_DATA_HOME/parley, else ~/.local/share/parley).")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of NAME=value lines, named as in the environment, which comes first.")
    private @Nullable Path config;

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "The clock for words such as \"last month\": 2025-11-09T12:00:00Z or 2025-11-09 (default: now).")
    private @Nullable String asOf;

    @Option(names = "--log", paramLabel = "FILE", description = "Write the log to FILE (default: $PARLEY_LOG, else \"-\", which is standard error).")
    private @Nullable Path log;

    /** @param opener makes the core that answers */
    TelegramCommand(PrintWriter out, PrintWriter err, Map<String, String> environment,
            Function<ParleyConfig, Parley> opener) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.opener = opener;
    }

    /** Does what {@code arguments} ask for, and returns the exit status. */
    int run(String... arguments) {
        return new CommandLine(this).setOut(out).setErr(err).setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, parsed) -> {
                    complain(e.getMessage() + "\nTry 'parley-telegram --help'.");
                    return CommandLine.ExitCode.USAGE;
                }).setExecutionExceptionHandler((e, command, parsed) -> failed(e)).execute(arguments);
    }

    private int failed(Exception e) {
        return switch (e) {
            case ConfigException fault -> {
                complain(fault.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case IllegalStateException refused -> {
                complain(refused.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case StoreException store -> {
                complain(store.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> {
                // The message could hold the address of a call, and that holds the token.
                complain("this should not have happened: " + e.getClass().getName());
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }

    private void complain(@Nullable String message) {
        err.println("parley-telegram: " + message);
        err.flush();
    }

    @Override
    public Integer call() throws InterruptedException {
        ParleyConfig settings = withLog(ParleyConfig.read(new ParleyConfig.Options(corpus, Optional.ofNullable(data),
                Optional.ofNullable(config), Optional.ofNullable(asOf), Optional.ofNullable(log)), environment));
        Logging.install(settings);
        // Of the other libraries, only what has failed: standard error is read by people.
        OURS.setLevel(settings.logLevel());
        Logger.getLogger("").setLevel(Level.SEVERE);
        LIBRARY.setLevel(Level.OFF);
        TelegramConfig telegram = TelegramConfig.from(settings.telegram());
        return check ? check(telegram) : serve(settings, telegram);
    }

    /** A service without a terminal in front of it should say somewhere what goes wrong. */
    private static ParleyConfig withLog(ParleyConfig c) {
        return c.withLog(c.log().orElse(Path.of("-")));
    }

    private int check(TelegramConfig telegram) throws InterruptedException {
        TelegramBotApp.Checked checked = TelegramBotApp.check(telegram);
        User me = checked.me();
        out.println("Telegram accepts the token of @" + me.getUserName() + ".");
        out.println(Boolean.TRUE.equals(me.getCanReadAllGroupMessages())
                ? "In groups it is shown every message (privacy mode is off); it answers only what is said to it."
                : "In groups it is shown commands, mentions and replies to it (privacy mode is on).");
        out.println(Boolean.TRUE.equals(me.getSupportInlineQueries())
                ? "It can be asked in any other chat by typing @" + me.getUserName() + " and a question."
                : "It cannot be asked in chats where it is not a member; /setinline in BotFather allows it.");
        checked.webhook().ifPresent(this::print);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private void print(WebhookInfo webhook) {
        out.println("A webhook is set; " + webhook.getPendingUpdatesCount() + " update(s) wait to be sent to it.");
        if (webhook.getLastErrorMessage() != null) {
            out.println("Telegram last failed to send one on "
                    + Instant.ofEpochSecond(webhook.getLastErrorDate()) + ": " + webhook.getLastErrorMessage());
        }
    }

    private int serve(ParleyConfig settings, TelegramConfig telegram) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        stopWhenTold(Thread.currentThread(), ended);
        try (Parley parley = opener.apply(settings);
                TelegramBotApp app = TelegramBotApp.start(telegram, parley.bot(), parley)) {
            parley.keepUp();
            out.println("@" + app.name() + " answers in Telegram. Ctrl-C stops it.");
            out.flush();
            app.awaitTokenRefused();
            complain("Telegram no longer accepts the token; take a new one from BotFather");
            return CommandLine.ExitCode.SOFTWARE;
        } catch (InterruptedException e) {
            return CommandLine.ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    /** A signal interrupts {@code server} and gives it time to end; being stopped is no failure, so the status is 0. */
    private static void stopWhenTold(Thread server, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() == 0) {
                return;
            }
            server.interrupt();
            try {
                if (ended.await(MAX_STOP_SECONDS, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "telegram-stop"));
    }

    /** The version of the jar that runs. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = TelegramCommand.class.getPackage().getImplementationVersion();
            return new String[]{"parley-telegram " + (version == null ? "(not packaged)" : version)};
        }
    }
}
