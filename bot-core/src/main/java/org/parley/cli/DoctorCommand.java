package org.parley.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.answer.Answer;
import org.parley.bot.Intake;
import org.parley.bot.Parley;
import org.parley.bot.ParleyConfig;
import org.parley.bot.Secret;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.DigestLedger;
import org.parley.fact.Entity;
import org.parley.index.IndexState;
import org.parley.question.Question;
import org.parley.store.StoreException;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelinePicture;
import org.parley.timeline.TimelineQuery;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code parley doctor}: checks each part, and says how to mend what is broken. */
@Command(name = "doctor", description = "Checks each part, and says how to mend what is broken. Exit status 1 if anything is.")
final class DoctorCommand implements Callable<Integer> {

    /** A bot on this machine that takes longer does not work. */
    private static final int ADMIN_MILLIS = 5_000;

    @ParentCommand
    private @Nullable ParleyCommand parley;

    /** What was found of one part. */
    private sealed interface Finding {

        /** It works. */
        record Fine(String part, String what) implements Finding {
        }

        /** It is not set up, which is a choice. */
        record Unset(String part, String what) implements Finding {
        }

        /** It does not work; {@code remedy} tells what would. */
        record Broken(String part, String what, String remedy) implements Finding {
        }
    }

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        ParleyConfig config = root.config();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding.Fine("Java",
                Runtime.version() + ", " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB at most"));
        findings.addAll(engine(root, config));
        findings.add(dataFolder(config.data()));
        findings.add(store(config));
        findings.add(deliveries(config));
        findings.add(adminPort(config));
        findings.add(adapter("Telegram", config.telegram().token().isPresent(), "TELEGRAM_BOT_TOKEN",
                "telegram-adapter/bin/parley-telegram --check"));
        findings.add(slack(config.slack()));
        findings.add(
                config.log().<Finding>map(file -> new Finding.Fine("Log", file + ", from " + config.logLevel() + " up"))
                        .orElse(new Finding.Unset("Log", "none; --log FILE or PARLEY_LOG turns it on")));
        Layout layout = Layout.of(root.streams());
        findings.forEach(finding -> root.streams().println(line(layout, finding)));
        return findings.stream().anyMatch(Finding.Broken.class::isInstance) ? 1 : 0;
    }

    private static String line(Layout layout, Finding finding) {
        return switch (finding) {
            case Finding.Fine f -> layout.wrap("ok      ", f.part() + ": " + f.what());
            case Finding.Unset u -> layout.faint(layout.wrap("not set ", u.part() + ": " + u.what()));
            case Finding.Broken b ->
                layout.bold(layout.wrap("BROKEN  ", b.part() + ": " + b.what() + "\n" + b.remedy()));
        };
    }

    private static List<Finding> engine(ParleyCommand root, ParleyConfig config) {
        try (Parley open = root.open(config)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(
                    new Finding.Fine("Sources", open.sources().size() + " articles, " + open.knowledge().facts().size()
                            + " curated facts, " + open.timeline(TimelineQuery.ALL).size() + " dated events"));
            findings.add(index(open.index()));
            findings.add(answers(open, config));
            findings.add(picture(open.timeline(TimelineQuery.ALL)));
            return findings;
        } catch (RuntimeException e) {
            return List.of(new Finding.Broken("Sources", "cannot be read: " + e.getMessage(),
                    config.corpus().isEmpty()
                            ? "Build again: mvn -pl bot-core package"
                            : "Check what --corpus names, or leave it out for the bundled dossier."));
        }
    }

    private static Finding index(IndexState index) {
        String statements = index.statements() + " statements, ";
        return switch (index) {
            case IndexState.OnDisk disk -> new Finding.Fine("Index", statements + "in " + disk.folder() + ", "
                    + disk.rebuilt().map(reason -> "made anew: " + reason)
                            .orElseGet(() -> disk.added() + disk.removed() == 0
                                    ? "up to date"
                                    : "brought up to date: " + disk.added() + " added, " + disk.removed()
                                            + " removed"));
            case IndexState.InMemory memory -> new Finding.Fine("Index", statements + "in memory");
            case IndexState.StandIn memory -> memory.fault()
                    .<Finding>map(fault -> new Finding.Broken("Index", statements + "in memory, since "
                            + memory.folder() + " cannot be used: " + fault,
                            "Make it a folder that can be written, or delete it: it is made anew at the next start."))
                    .orElseGet(() -> new Finding.Fine("Index",
                            statements + "in memory, since another process is writing to "
                                    + memory.folder() + " at the moment"));
        };
    }

    /** Somebody whom the sources describe must be somebody whom the engine can describe. */
    private static Finding answers(Parley open, ParleyConfig config) {
        Optional<String> name = open.knowledge().entities().stream()
                .filter(entity -> entity.kind() == Entity.Kind.PERSON)
                .map(Entity::name).findFirst();
        Instant asOf = ParleyCommand.clock(config);
        String question = name.map(n -> "Who is " + n + "?").orElse("What happened last?");
        long start = System.nanoTime();
        Answer answer = open.ask(new Question(question, List.of(), asOf));
        return new Finding.Fine("Answers", "“" + question + "” gave " + answer.status() + " in "
                + (System.nanoTime() - start) / 1_000_000 + " ms, the first of this process");
    }

    private static Finding picture(List<TimelineEvent> events) {
        if (events.isEmpty()) {
            return new Finding.Unset("Pictures", "no dated event to draw");
        }
        TimelinePicture picture = TimelinePicture.draw("Check", events.subList(0, 1), Phrases.in(Language.ENGLISH));
        return new Finding.Fine("Pictures", "drawn, " + picture.png().length / 1024 + " kB");
    }

    private static Finding dataFolder(Path data) {
        Path existing = data.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing)
                ? new Finding.Fine("Data folder", data + (Files.exists(data) ? "" : ", made when it is needed"))
                : new Finding.Broken("Data folder", data + " cannot be written",
                        "Give another with --data or PARLEY_DATA, or make " + existing
                                + " a folder that can be written.");
    }

    private static Finding store(ParleyConfig config) {
        String which = config.intake().databaseUrl().isPresent() ? "shared database" : "embedded database";
        if (!Intake.exists(config)) {
            return new Finding.Unset("Store", "no article of your own; parley ingest PATH-or-URL adds some");
        }
        try (Intake intake = Intake.open(config)) {
            int articles = intake.articles().all().size();
            int watched = config.intake().feeds().size();
            return new Finding.Fine("Store", which + ", " + articles + (articles == 1 ? " article" : " articles")
                    + (watched == 0 ? "" : "; " + watched + " of PARLEY_FEEDS watched while a bot runs"));
        } catch (StoreException e) {
            return new Finding.Broken("Store", String.valueOf(e.getMessage()),
                    "Check PARLEY_DATABASE_URL or the data folder, or move a damaged database away and ingest again.");
        }
    }

    private static Finding deliveries(ParleyConfig config) {
        if (!Intake.exists(config)) {
            return new Finding.Unset("Deliveries", "none yet; a bot that runs keeps them in the store");
        }
        try (Intake intake = Intake.open(config)) {
            List<String> lines = Stream.of("telegram", "slack")
                    .map(platform -> deliveries(platform, intake.deliveries()))
                    .flatMap(Optional::stream).toList();
            return lines.isEmpty()
                    ? new Finding.Unset("Deliveries", "none yet")
                    : new Finding.Fine("Deliveries", String.join("; ", lines));
        } catch (StoreException e) {
            return new Finding.Broken("Deliveries", String.valueOf(e.getMessage()), "See the store.");
        }
    }

    /** What waits and what went wrong on one platform; empty where nothing ever happened. */
    private static Optional<String> deliveries(String platform, DeliveryStore store) {
        int updates = store.inbox().depth(platform);
        int messages = store.outbox().depth(platform);
        int suspended = store.outbox().suspended(platform);
        Map<DigestLedger.State, Long> digests = store.digests().counts(platform);
        if (updates + messages + suspended == 0 && digests.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(platform + ": " + updates + " updates and " + messages + " messages wait, " + suspended
                + " chats suspended, of the last month's digests " + digests.getOrDefault(DigestLedger.State.SENT, 0L)
                + " sent, " + digests.getOrDefault(DigestLedger.State.UNCERTAIN, 0L) + " uncertain, "
                + digests.getOrDefault(DigestLedger.State.FAILED, 0L) + " failed");
    }

    private static Finding adminPort(ParleyConfig config) {
        if (config.adminPort().isEmpty()) {
            return new Finding.Unset("Admin port", "PARLEY_ADMIN_PORT shows a running bot's health and figures");
        }
        int port = config.adminPort().get();
        try {
            HttpURLConnection connection = (HttpURLConnection) new URI("http", null,
                    InetAddress.getLoopbackAddress().getHostAddress(), port, "/health", null, null).toURL()
                    .openConnection();
            connection.setConnectTimeout(ADMIN_MILLIS);
            connection.setReadTimeout(ADMIN_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    ? new Finding.Fine("Admin port", "the bot at " + port + " is well")
                    : new Finding.Broken("Admin port", "the bot at " + port + " is not well",
                            "Ask it what is wrong: curl http://localhost:" + port + "/health");
        } catch (IOException | URISyntaxException e) {
            return new Finding.Unset("Admin port", port + "; no bot answers there at present");
        }
    }

    private static Finding slack(ParleyConfig.Slack slack) {
        Optional<Secret> bot = slack.botToken();
        Optional<Secret> app = slack.appToken();
        if (bot.isPresent() != app.isPresent()) {
            return new Finding.Broken("Slack", "only one of SLACK_BOT_TOKEN and SLACK_APP_TOKEN is set",
                    "Set both: the bot token (xoxb-…) and the app token for Socket Mode (xapp-…).");
        }
        return adapter("Slack", bot.isPresent(), "SLACK_BOT_TOKEN and SLACK_APP_TOKEN",
                "slack-adapter/bin/parley-slack --check");
    }

    private static Finding adapter(String part, boolean set, String variables, String check) {
        return set
                ? new Finding.Fine(part, variables + " set; " + check + " tries the connection")
                : new Finding.Unset(part, "set " + variables + " to run it");
    }
}
