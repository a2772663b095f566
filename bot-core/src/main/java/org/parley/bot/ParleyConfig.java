package org.parley.bot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;

/**
 * Everything that can be set, read once at the start. Options come before the environment, the environment before the
 * configuration file, and that before the defaults.
 *
 * @param corpus files and folders to answer from, in memory, in place of the bundled dossier and the data folder; empty for those
 * @param data the data folder; made when something is first written to it
 * @param asOf the clock that relative words in a question are read against; empty for the time of asking
 * @param log where log lines go; empty for none
 * @param logLevel the least severe level that is logged
 * @param telegram what the Telegram adapter needs
 * @param slack what the Slack adapter needs
 * @param intake where articles are kept and come from
 * @param adminPort the port of the machine itself at which a running bot shows its health and figures; empty for none
 */
public record ParleyConfig(List<Path> corpus, Path data, Optional<Instant> asOf, Optional<Path> log, Level logLevel,
        Telegram telegram, Slack slack, Intake intake, Optional<Integer> adminPort) {

    public ParleyConfig {
        corpus = List.copyOf(corpus);
    }

    /** The same with the log going to {@code file}. */
    public ParleyConfig withLog(Path file) {
        return new ParleyConfig(corpus, data, asOf, Optional.of(file), logLevel, telegram, slack, intake, adminPort);
    }

    /**
     * What was given on the command line.
     *
     * @param corpus files and folders to answer from
     * @param data the data folder
     * @param config a file in the format of {@link java.util.Properties} whose keys are the environment's names
     * @param asOf an instant ({@code 2025-11-09T12:00:00Z}) or a date, which stands for its end in UTC
     * @param log where log lines go
     */
    public record Options(List<Path> corpus, Optional<Path> data, Optional<Path> config, Optional<String> asOf,
            Optional<Path> log) {

        /** Nothing given. */
        public static final Options NONE = new Options(List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());

        public Options {
            corpus = List.copyOf(corpus);
        }
    }

    /**
     * What the Telegram adapter needs.
     *
     * @param token the bot's token, as BotFather gives it
     * @param apiUrl base URL of a self-hosted Bot API server; empty for Telegram's own
     * @param webhook how updates come by webhook, where they do
     */
    public record Telegram(Optional<Secret> token, Optional<URI> apiUrl, Webhook webhook) {

        /**
         * How Telegram's updates come in by webhook, as it was given.
         *
         * @param url the public address that Telegram sends them to; empty for long polling
         * @param secret what Telegram sends along with each, to show that it is Telegram
         * @param host the address to listen on
         * @param port the port to listen on
         */
        public record Webhook(Optional<URI> url, Optional<Secret> secret, Optional<String> host,
                Optional<String> port) {

            /** None of it set: long polling. */
            public static final Webhook NONE = new Webhook(Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * What the Slack adapter needs.
     *
     * @param botToken the bot token, {@code xoxb-…}
     * @param appToken the app-level token for Socket Mode, {@code xapp-…}
     * @param signingSecret what Slack signs its HTTP requests with
     * @param httpPort where to take HTTP requests in place of Socket Mode, as it was given
     * @param apiUrl base URL of the Web API; empty for Slack's own
     */
    public record Slack(Optional<Secret> botToken, Optional<Secret> appToken, Optional<Secret> signingSecret,
            Optional<String> httpPort, Optional<URI> apiUrl) {
    }

    /**
     * Where articles are kept and come from.
     *
     * @param databaseUrl JDBC URL of a shared PostgreSQL, with its password; empty for the embedded database in the data folder
     * @param feeds addresses of feeds or pages, and files or folders, to be watched while a bot runs
     * @param internalHosts hosts that may be fetched from though they are internal
     * @param feedInterval how long a feed is left alone after it was asked
     */
    public record Intake(Optional<Secret> databaseUrl, List<String> feeds, Set<String> internalHosts,
            Duration feedInterval) {

        public Intake {
            feeds = List.copyOf(feeds);
            internalHosts = Set.copyOf(internalHosts);
        }
    }

    /**
     * Reads and checks the configuration.
     *
     * @param environment the environment's variables
     * @throws ConfigException if anything in it cannot be used; it tells all faults at once
     */
    public static ParleyConfig read(Options options, Map<String, String> environment) {
        return ConfigReader.read(options, environment);
    }
}
