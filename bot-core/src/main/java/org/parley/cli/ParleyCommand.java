package org.parley.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.bot.ConfigException;
import org.parley.bot.Logging;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.store.StoreException;
import org.parley.wording.Language;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code parley}: options that every command knows, and what a command needs to do its work. */
@Command(name = "parley", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = ParleyCommand.Version.class, synopsisSubcommandLabel = "COMMAND", sortOptions = false, description = "Answers questions about diplomatic talks from indexed sources, with the date and the source of every answer.", exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:done", "1:the work failed (the reason stands on standard error)", "2:wrong usage"}, subcommands = {
                AskCommand.class, ChatCommand.class, IngestCommand.class, TimelineCommand.class, DigestCommand.class,
                SourcesCommand.class, FeedbackCommand.class, DoctorCommand.class, EvalCommand.class,
                SelftestCommand.class})
final class ParleyCommand implements Runnable {

    private final Streams streams;
    private final Map<String, String> environment;
    private final Function<ParleyConfig, Parley> opener;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--corpus", paramLabel = "PATH", scope = ScopeType.INHERIT, description = "Answer from these articles, feeds or folders alone, in memory. Can be given more than once.")
    private List<Path> corpus = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "The data folder (default: $PARLEY_DATA, else $XDG_DATA_HOME/parley, else ~/.local/share/parley).")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "A file of NAME=value lines, named as in the environment, which comes first.")
    private @Nullable Path config;

    @Option(names = "--as-of", paramLabel = "INSTANT", scope = ScopeType.INHERIT, description = "The clock for words such as \"last month\": 2025-11-09T12:00:00Z or 2025-11-09 (default: now).")
    private @Nullable String asOf;

    @Option(names = "--log", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "Write a log to FILE, or to standard error for \"-\" (default: $PARLEY_LOG, else none).")
    private @Nullable Path log;

    ParleyCommand(Streams streams, Map<String, String> environment, Function<ParleyConfig, Parley> opener) {
        this.streams = streams;
        this.environment = environment;
        this.opener = opener;
    }

    /** Runs what {@code arguments} ask for. */
    int run(String... arguments) {
        CommandLine line = new CommandLine(this).setOut(new PrintWriter(streams.out(), true))
                .setErr(new PrintWriter(streams.err(), true))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e))
                .setParameterExceptionHandler((e, parsed) -> misused(e)).setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.styled() ? Ansi.ON : Ansi.OFF));
        line.registerConverter(LocalDate.class, ParleyCommand::date);
        line.setUsageHelpWidth(streams.isTerminal() ? Math.clamp(streams.width(), 55, 110) : 100);
        return line.execute(arguments);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not a date such as 2025-07-10");
        }
    }

    private int misused(ParameterException e) {
        streams.complain("parley: " + e.getMessage());
        streams.complain("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception e) {
        return switch (e) {
            case ConfigException config -> {
                streams.complain("parley: " + config.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case CommandFailure failure -> {
                streams.complain("parley: " + failure.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case StoreException store -> {
                streams.complain("parley: " + store.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> {
                LoggerFactory.getLogger(ParleyCommand.class).error("unexpected failure", e);
                streams.complain(
                        "parley: this should not have happened: " + e + "\nRun it again with --log FILE to see more.");
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        CommandSpec own = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(own.commandLine(),
                "Which command? ask, chat, ingest, timeline, digest, sources, feedback, doctor or eval");
    }

    Streams streams() {
        return streams;
    }

    /** The configuration; the log is set up by then. */
    ParleyConfig config() {
        ParleyConfig read = ParleyConfig
                .read(new ParleyConfig.Options(corpus, Optional.ofNullable(data), Optional.ofNullable(config),
                        Optional.ofNullable(asOf), Optional.ofNullable(log)), environment);
        Logging.install(read);
        return read;
    }

    /** The language that the environment asks for, where there are phrases in it; else English. */
    Language language() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG").map(environment::get)
                .filter(value -> value != null && !value.isBlank()).findFirst().flatMap(Language::of)
                .orElse(Language.ENGLISH);
    }

    Parley open(ParleyConfig config) {
        Parley open = opener.apply(config);
        open.rejected().forEach(rejected -> streams.complain("parley: " + rejected));
        return open;
    }

    /** The clock to read a question against. */
    static Instant clock(ParleyConfig config) {
        return config.asOf().orElseGet(Instant::now);
    }

    /** The version of the jar that runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ParleyCommand.class.getPackage().getImplementationVersion();
            return new String[]{"parley " + (version == null ? "(not packaged)" : version) + ", Java "
                    + Runtime.version().feature()};
        }
    }
}
