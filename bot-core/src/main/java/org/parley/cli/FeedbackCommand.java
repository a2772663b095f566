package org.parley.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.store.ConversationStore.Opinion;
import org.parley.time.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code parley feedback}: which answers people found helpful or wrong. */
@Command(name = "feedback", description = "Lists what people said of answers: helpful, or what was wrong with them.")
final class FeedbackCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, in UTC (default: from the beginning).")
    private @Nullable LocalDate from;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        Layout layout = Layout.of(root.streams());
        LocalDate first = Objects.requireNonNullElse(from, LocalDate.EPOCH);
        try (Parley open = root.open(root.config())) {
            List<Opinion> opinions = open.opinions(first.atStartOfDay(ZoneOffset.UTC).toInstant());
            for (Opinion opinion : opinions) {
                String day = Period.day(opinion.given().atZone(ZoneOffset.UTC).toLocalDate()).inWords();
                root.streams().println(layout.wrap("• ", opinion.verdict() + ", " + day + ": " + opinion.question()));
                root.streams().println(layout.faint(layout.wrap("  ", opinion.answer())));
            }
            root.streams().println(opinions.size() == 1 ? "1 opinion" : opinions.size() + " opinions");
        }
        return 0;
    }
}
