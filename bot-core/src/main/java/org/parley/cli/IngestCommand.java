package org.parley.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Intake;
import org.parley.ingest.Ingestor;
import org.parley.ingest.Item;
import org.parley.ingest.Outcome;
import org.parley.store.Addition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley ingest}: articles into the store, and out of it. */
@Command(name = "ingest", description = "Adds articles: files, folders, pages and feeds. A running bot answers from them within seconds.")
final class IngestCommand implements Callable<Integer> {

    /** What can become of an article, in the order of the totals. */
    private enum Kind {
        ADDED, UNCHANGED, NEAR_DUPLICATE, REPLACED, REJECTED;

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH-or-URL", description = "Files, folders with all that is in them, http and https addresses.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "IDENTITY", description = "Take an article out again: its file or address, as 'sources' lists it. Can be given more than once.")
    private List<String> removed = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        ParleyCommand root = Objects.requireNonNull(parley);
        if (sources.isEmpty() == removed.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "Give files, folders or addresses to add, or --remove IDENTITY");
        }
        try (Intake intake = Intake.open(root.config())) {
            return removed.isEmpty() ? add(root.streams(), intake) : remove(root.streams(), intake);
        }
    }

    private int add(Streams streams, Intake intake) throws InterruptedException {
        List<Item> items = sources.stream().flatMap(source -> Ingestor.items(source).stream()).toList();
        Map<Kind, Integer> totals = new EnumMap<>(Kind.class);
        if (streams.isTerminal()) {
            try (ProgressBar bar = streams.bar("ingest", items.size())) {
                for (Item item : items) {
                    for (Outcome.Of of : intake.ingest(item)) {
                        count(totals, of);
                        // Above the bar, which is drawn again below.
                        streams.err().print("\r\u001b[K");
                        streams.println(line(of));
                    }
                    bar.step();
                }
            }
        } else {
            for (Item item : items) {
                for (Outcome.Of of : intake.ingest(item)) {
                    count(totals, of);
                    streams.println(line(of));
                }
            }
        }
        streams.println(totals(totals));
        boolean nothing = totals.keySet().equals(java.util.Set.of(Kind.REJECTED));
        return nothing ? 1 : 0;
    }

    private static void count(Map<Kind, Integer> totals, Outcome.Of of) {
        totals.merge(kind(of.outcome()), 1, Integer::sum);
    }

    private static Kind kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected no -> Kind.REJECTED;
            case Outcome.Taken(Addition addition) -> switch (addition) {
                case Addition.Added a -> Kind.ADDED;
                case Addition.Unchanged u -> Kind.UNCHANGED;
                case Addition.Replaced r -> Kind.REPLACED;
                case Addition.NearDuplicate n -> Kind.NEAR_DUPLICATE;
                case Addition.Withdrawn w -> Kind.UNCHANGED;
            };
        };
    }

    private static String line(Outcome.Of of) {
        String detail = switch (of.outcome()) {
            case Outcome.Rejected no -> ": " + no.reason();
            case Outcome.Taken(Addition.NearDuplicate copy) -> " of " + copy.of();
            case Outcome.Taken taken -> "";
        };
        return Layout
                .printable(String.format(Locale.ROOT, "%-14s  %s%s", kind(of.outcome()).label(), of.name(), detail));
    }

    private static String totals(Map<Kind, Integer> totals) {
        StringJoiner line = new StringJoiner(", ");
        for (Kind kind : Kind.values()) {
            line.add(totals.getOrDefault(kind, 0) + " " + kind.label());
        }
        return line.toString();
    }

    private int remove(Streams streams, Intake intake) {
        int status = 0;
        for (String name : removed) {
            List<String> gone = withdraw(intake, name);
            gone.forEach(identity -> streams.println("removed         " + Layout.printable(identity)));
            if (gone.isEmpty()) {
                streams.complain(
                        "parley: there is no article " + Layout.printable(name) + "; 'parley sources' lists them");
                status = 1;
            }
        }
        return status;
    }

    /** A file may be named as it was when it was added, from the folder one is in. */
    private static List<String> withdraw(Intake intake, String name) {
        List<String> gone = intake.articles().withdraw(name);
        return gone.isEmpty() && !name.contains("://")
                ? intake.articles().withdraw(Path.of(name).toAbsolutePath().normalize().toString())
                : gone;
    }
}
