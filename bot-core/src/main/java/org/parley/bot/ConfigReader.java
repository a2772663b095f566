package org.parley.bot;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;

/** Reads one configuration and gathers what is wrong with it on the way. */
final class ConfigReader {

    /** Five minutes: a desk hears of news in time, and a feed that supports it answers most requests with "not modified". */
    private static final int FEED_SECONDS = 300;
    private static final int FEWEST_FEED_SECONDS = 10;
    private static final int MOST_PORT = 65_535;

    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();
    private final Properties file = new Properties();

    private ConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    static ParleyConfig read(ParleyConfig.Options options, Map<String, String> environment) {
        ConfigReader reader = new ConfigReader(environment);
        options.config().ifPresent(reader::load);
        options.corpus().forEach(reader::checkReadable);
        ParleyConfig config = new ParleyConfig(options.corpus(), reader.data(options),
                options.asOf().flatMap(reader::asOf),
                options.log().or(() -> reader.path("PARLEY_LOG")), reader.logLevel(),
                new ParleyConfig.Telegram(reader.secret("TELEGRAM_BOT_TOKEN"), reader.url("TELEGRAM_API_URL"),
                        new ParleyConfig.Telegram.Webhook(reader.url("TELEGRAM_WEBHOOK_URL"),
                                reader.secret("TELEGRAM_WEBHOOK_SECRET"), reader.text("TELEGRAM_WEBHOOK_HOST"),
                                reader.text("TELEGRAM_WEBHOOK_PORT"))),
                new ParleyConfig.Slack(reader.secret("SLACK_BOT_TOKEN"), reader.secret("SLACK_APP_TOKEN"),
                        reader.secret("SLACK_SIGNING_SECRET"), reader.text("SLACK_HTTP_PORT"),
                        reader.url("SLACK_API_URL")),
                reader.intake(), reader.port("PARLEY_ADMIN_PORT"));
        if (!reader.faults.isEmpty()) {
            throw new ConfigException(reader.faults);
        }
        return config;
    }

    private void load(Path path) {
        try (Reader in = Files.newBufferedReader(path)) {
            file.load(in);
        } catch (IOException | IllegalArgumentException e) {
            faults.add("--config " + path + " cannot be read: " + reason(e));
        }
    }

    private void checkReadable(Path path) {
        if (!Files.isReadable(path)) {
            faults.add("--corpus " + path
                    + " is not there or cannot be read; give an article, a feed or a folder of them");
        }
    }

    private Path data(ParleyConfig.Options options) {
        Path data = options.data().or(() -> path("PARLEY_DATA"))
                .or(() -> path("XDG_DATA_HOME").map(home -> home.resolve("parley")))
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local",
                        "share", "parley"));
        if (Files.exists(data) && !Files.isDirectory(data)) {
            faults.add("the data folder " + data + " is a file; give a folder with --data or PARLEY_DATA");
        }
        return data;
    }

    private Optional<Instant> asOf(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notAnInstant) {
            try {
                return Optional
                        .of(LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1));
            } catch (DateTimeParseException notADate) {
                faults.add("--as-of '" + text
                        + "' is not an instant such as 2025-11-09T12:00:00Z, nor a date such as 2025-11-09");
                return Optional.empty();
            }
        }
    }

    private Level logLevel() {
        String text = text("PARLEY_LOG_LEVEL").orElse("INFO");
        try {
            return Level.parse(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            faults.add("PARLEY_LOG_LEVEL '" + text
                    + "' is not one of SEVERE, WARNING, INFO, CONFIG, FINE, FINER, FINEST, OFF");
            return Level.INFO;
        }
    }

    private ParleyConfig.Intake intake() {
        Optional<String> database = text("PARLEY_DATABASE_URL");
        if (database.isPresent() && !database.get().startsWith("jdbc:postgresql:")) {
            faults.add("PARLEY_DATABASE_URL is not the JDBC URL of a PostgreSQL database, such as"
                    + " jdbc:postgresql://localhost/parley?user=parley");
        }
        List<String> feeds = list("PARLEY_FEEDS");
        feeds.forEach(this::checkFeed);
        return new ParleyConfig.Intake(database.map(Secret::new), feeds, Set.copyOf(list("PARLEY_INTERNAL_HOSTS")),
                feedInterval());
    }

    private void checkFeed(String feed) {
        try {
            if (feed.contains("://") && new URI(feed).getHost() != null || !feed.contains("://")
                    && Path.of(feed).getNameCount() > 0) {
                return;
            }
        } catch (URISyntaxException | InvalidPathException e) {
            // Told below.
        }
        faults.add("PARLEY_FEEDS names '" + feed
                + "', which is neither an address such as https://example.org/feed.xml nor a folder");
    }

    private Duration feedInterval() {
        String text = text("PARLEY_FEED_SECONDS").orElse(String.valueOf(FEED_SECONDS));
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= FEWEST_FEED_SECONDS) {
            return Duration.ofSeconds(Integer.parseInt(text));
        }
        faults.add("PARLEY_FEED_SECONDS '" + text + "' is not a number of seconds from " + FEWEST_FEED_SECONDS
                + " to 999999");
        return Duration.ofSeconds(FEED_SECONDS);
    }

    private List<String> list(String name) {
        return text(name).stream().flatMap(text -> Stream.of(text.split(","))).map(String::strip)
                .filter(part -> !part.isEmpty()).distinct().toList();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).or(() -> Optional.ofNullable(file.getProperty(name)))
                .map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<Integer> port(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("\\d{1,5}") && Integer.parseInt(text.get()) > 0
                && Integer.parseInt(text.get()) <= MOST_PORT) {
            return text.map(Integer::valueOf);
        }
        faults.add(name + " '" + text.get() + "' is not a port from 1 to " + MOST_PORT);
        return Optional.empty();
    }

    private Optional<Path> path(String name) {
        Optional<String> text = text(name);
        try {
            return text.map(Path::of);
        } catch (InvalidPathException e) {
            faults.add(name + " is not a path: " + e.getReason());
            return Optional.empty();
        }
    }

    /** A header cannot carry a line break or a blank, so a token with one in it was pasted wrongly. */
    private Optional<Secret> secret(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            faults.add(name + " holds a blank or a character that no token has; paste it again");
            return Optional.empty();
        }
        return text.map(Secret::new);
    }

    private Optional<URI> url(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text.get());
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Told below: the message of a fault shows what would work rather than where the parser stopped.
        }
        faults.add(name + " '" + text.get() + "' is not a base URL such as https://api.example.org");
        return Optional.empty();
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }
}
