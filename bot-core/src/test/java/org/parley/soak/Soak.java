package org.parley.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.parley.delivery.DigestLedger.State;
import org.parley.delivery.Recipient;
import org.parley.delivery.Subscription;
import org.parley.schedule.Schedule;
import org.parley.store.Database;
import org.parley.store.PostgresServer;

/**
 * Starts a PostgreSQL, a platform and replicas, has all digests due in the same second and questions come in twice, kills, stops and cuts
 * off meanwhile, and compares what the platform took with what the store says.
 */
final class Soak implements AutoCloseable {

    /** Longer than a claim is good for: what somebody lost track of is taken on by others. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /**
     * How much of it.
     *
     * @param subscriptions digests that are due in the same second
     * @param questions updates, each of which comes in twice
     * @param replicas processes at a time
     * @param kills how many of them are killed with SIGKILL, each replaced by a new one
     * @param stalls whether one is stopped for so long that it is thought dead, and then goes on
     * @param seed decides what fails on the platform
     */
    record Size(int subscriptions, int questions, int replicas, int kills, boolean stalls, long seed) {
    }

    /**
     * What came of it.
     *
     * @param arrived messages that the platform took once
     * @param lost messages that the platform does not have, though the store does not call them uncertain
     * @param doubled messages that the platform took more than once
     * @param uncertain messages that the store calls uncertain
     * @param uncertainArrived how many of these the platform has
     * @param unsettled digests that are neither sent nor uncertain
     */
    record Outcome(int arrived, int lost, int doubled, int uncertain, int uncertainArrived, int unsettled) {
    }

    private final Size size;
    private final PrintStream out;
    private final String url = PostgresServer.newDatabase();
    private final Database database = Database.shared(url);
    private final UnreliablePlatform platform;
    private final List<Process> replicas = new ArrayList<>();
    private LocalDate day = LocalDate.EPOCH;

    Soak(Size size, PrintStream out) {
        this.size = size;
        this.out = out;
        this.platform = new UnreliablePlatform(size.seed());
    }

    /** The whole of it, from the command line: subscriptions, questions, replicas, kills, seed. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        int[] numbers = {500, 300, 4, 6, 1};
        for (int i = 0; i < arguments.length; i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        Size size = new Size(numbers[0], numbers[1], numbers[2], numbers[3], true, numbers[4]);
        Outcome outcome;
        try (Soak soak = new Soak(size, System.out)) {
            outcome = soak.run();
        }
        System.exit(outcome.lost() + outcome.doubled() + outcome.unsettled() == 0 ? 0 : 1);
    }

    Outcome run() throws Exception {
        for (int i = 0; i < size.replicas(); i++) {
            replicas.add(replica());
        }
        for (Process replica : replicas) {
            awaitReady(replica);
        }
        Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        day = LocalDate.ofInstant(due, ZoneOffset.UTC);
        subscribe(due);
        out.println(size.subscriptions() + " digests are due at " + due + "; " + size.questions()
                + " questions come in twice; " + replicas.size() + " replicas run");
        ask();
        disturb();
        awaitSettled();
        return report();
    }

    private Process replica() throws IOException {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx96m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Djava.util.logging.config.class=" + Silence.class.getName(), "-classpath",
                System.getProperty("java.class.path"), ReplicaMain.class.getName(), url,
                String.valueOf(platform.port()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void awaitReady(Process replica) throws IOException {
        if (replica.inputReader().readLine() == null) {
            throw new IOException("a replica ended before it was ready");
        }
    }

    private static String chat(int number) {
        return "chat-%04d".formatted(number);
    }

    private void subscribe(Instant due) {
        Schedule schedule = new Schedule(LocalTime.ofInstant(due, ZoneOffset.UTC), ZoneOffset.UTC, Schedule.EVERY_DAY);
        for (int i = 0; i < size.subscriptions(); i++) {
            database.subscriptions().set(new Recipient(HttpMessenger.PLATFORM, chat(i), Optional.empty()),
                    Optional.empty(),
                    new Subscription.Terms(schedule, "en"), due.minusSeconds(1));
        }
    }

    private void ask() {
        for (int i = 0; i < size.questions(); i++) {
            for (int again = 0; again < 2; again++) {
                database.inbox().accept(HttpMessenger.PLATFORM, "event " + i,
                        chat(i % Math.max(1, size.subscriptions())),
                        "question " + i, Instant.now());
            }
        }
    }

    private int expected() {
        return size.subscriptions() + size.questions();
    }

    /** Spread over the time in which messages go out. */
    private void disturb() throws Exception {
        awaitSent(expected() / 20);
        Optional<Process> stalled = Optional.empty();
        if (size.stalls()) {
            Process replica = replicas.removeFirst();
            signal("STOP", replica);
            stalled = Optional.of(replica);
            out.println("stopped replica " + replica.pid() + " with " + platform.count() + " messages sent");
        }
        for (int i = 1; i <= size.kills(); i++) {
            awaitSent((int) (expected() * 0.8 * i / (size.kills() + 1)));
            Process victim = replicas.removeFirst();
            victim.destroyForcibly().waitFor();
            out.println("killed replica " + victim.pid() + " with " + platform.count() + " messages sent");
            replicas.add(replica());
            if (i == size.kills() / 2 + 1) {
                out.println("cut the platform off for two seconds");
                platform.cut(2_000);
            }
        }
        if (stalled.isPresent()) {
            Thread.sleep(18_000);
            signal("CONT", stalled.get());
            replicas.add(stalled.get());
            out.println("let replica " + stalled.get().pid() + " go on");
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    private void awaitSent(int count) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (platform.count() < count && Instant.now().isBefore(end)) {
            Thread.sleep(5);
        }
    }

    private void awaitSettled() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (open() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        // Whoever was thought dead may still know better.
        Thread.sleep(1_000);
    }

    private long open() {
        Map<State, Long> states = database.digests().counts(HttpMessenger.PLATFORM);
        long settled = states.getOrDefault(State.SENT, 0L) + states.getOrDefault(State.UNCERTAIN, 0L);
        return size.subscriptions() - settled + database.outbox().depth(HttpMessenger.PLATFORM)
                + database.inbox().depth(HttpMessenger.PLATFORM);
    }

    /** How many messages the store calls uncertain, by chat. */
    private Map<String, Integer> uncertain() throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT chat, count(*) FROM outbox WHERE state = 'UNCERTAIN' GROUP BY chat")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private Outcome report() throws SQLException {
        Map<String, List<String>> taken = platform.taken();
        Map<String, Integer> uncertain = uncertain();
        int lost = 0;
        int doubled = 0;
        int once = 0;
        int uncertainArrived = 0;
        for (int i = 0; i < Math.max(size.subscriptions(), size.questions()); i++) {
            List<String> expected = expected(i);
            List<String> there = taken.getOrDefault(chat(i), List.of());
            int missing = (int) expected.stream().filter(text -> !there.contains(text)).count();
            int repeated = (int) expected.stream()
                    .filter(text -> Collections.frequency(there, text) > 1).count();
            int unsure = uncertain.getOrDefault(chat(i), 0);
            lost += Math.max(0, missing - unsure);
            doubled += repeated;
            once += expected.size() - missing - repeated;
            uncertainArrived += Math.max(0, unsure - missing);
            if (!expected.isEmpty()) {
                out.println(chat(i) + "  " + there + (unsure > 0 ? "  uncertain: " + unsure : "")
                        + (missing > unsure ? "  LOST" : "") + (repeated > 0 ? "  DOUBLED" : ""));
            }
        }
        Map<State, Long> states = database.digests().counts(HttpMessenger.PLATFORM);
        int unsettled = size.subscriptions()
                - (int) (states.getOrDefault(State.SENT, 0L) + states.getOrDefault(State.UNCERTAIN, 0L));
        int unsure = uncertain.values().stream().mapToInt(Integer::intValue).sum();
        out.println("platform: " + platform.behaviour());
        out.println("ledger: " + states);
        out.printf(
                "%d expected: %d arrived once, %d lost, %d doubled, %d uncertain (%d of them arrived), %d not settled%n",
                expected(), once, lost, doubled, unsure, uncertainArrived, unsettled);
        return new Outcome(once, lost, doubled, unsure, uncertainArrived, unsettled);
    }

    /** What chat {@code number} is to get. */
    private List<String> expected(int number) {
        List<String> texts = new ArrayList<>();
        if (number < size.subscriptions()) {
            texts.add("digest of " + day);
        }
        for (int question = number; number < size.subscriptions()
                && question < size.questions(); question += size.subscriptions()) {
            texts.add("answer to question " + question);
        }
        return Collections.unmodifiableList(texts);
    }

    @Override
    public void close() throws InterruptedException {
        for (Process replica : replicas) {
            replica.destroyForcibly();
            replica.waitFor(10, TimeUnit.SECONDS);
        }
        platform.close();
        database.close();
    }

    /** Replicas have nothing to say but whether they are ready. */
    public static final class Silence {
        public Silence() {
            LogManager.getLogManager().reset();
        }
    }
}
