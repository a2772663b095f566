package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.time.Period;
import org.parley.timeline.TimelineEvent;
import org.parley.timeline.TimelinePicture;
import org.parley.timeline.TimelineQuery;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley timeline}: dated events in order, as text, JSON Lines or a picture. */
@Command(name = "timeline", description = "Shows dated events in order.")
final class TimelineCommand implements Callable<Integer> {

    /** Wide enough for "30 September 2025". */
    private static final int DATE_COLUMNS = 20;

    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--about", paramLabel = "ENTITY", description = "Only events that concern this person, place or thing.")
    private @Nullable String about;

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on, for example 2025-07-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Before this day.")
    private @Nullable LocalDate to;

    @Option(names = "--json", description = "One JSON object a line: date, precision, event, article, source, url.")
    private boolean json;

    @Option(names = "--png", paramLabel = "FILE", description = "Draw the timeline into this file.")
    private @Nullable Path png;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        TimelineQuery query = query();
        try (Parley open = root.open(root.config())) {
            List<TimelineEvent> events = open.timeline(query);
            if (events.isEmpty()) {
                root.streams()
                        .complain("parley: the sources date no event" + (about == null ? "" : " about '" + about + "'")
                                + (from == null && to == null ? "" : " in that window"));
            } else if (png != null) {
                draw(root.streams(), png, title(open), events);
            }
            if (json) {
                events.forEach(event -> root.streams().println(AnswerJson.event(event)));
            } else if (png == null) {
                Layout layout = Layout.of(root.streams());
                events.forEach(event -> root.streams().println(text(layout, event)));
            }
        }
        return 0;
    }

    private TimelineQuery query() {
        try {
            return new TimelineQuery(Optional.ofNullable(about), Optional.ofNullable(from), Optional.ofNullable(to));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "--from must be before --to: " + e.getMessage(), e);
        }
    }

    private String title(Parley open) {
        String name = about == null ? open.knowledge().name() : about;
        return name.isEmpty() ? "Timeline" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String text(Layout layout, TimelineEvent event) {
        String date = event.date().inWords();
        String mark = event.mark(ENGLISH).map(word -> "[" + word + "] ").orElse("");
        String reported = Period.day(event.source().published().atZone(ZoneOffset.UTC).toLocalDate()).inWords();
        return layout.wrap(date + " ".repeat(Math.max(2, DATE_COLUMNS - date.length())), mark + event.event()) + "\n"
                + layout.faint(layout.wrap(" ".repeat(DATE_COLUMNS), event.source().name() + ", reported " + reported));
    }

    private static void draw(Streams streams, Path file, String title, List<TimelineEvent> events) {
        if (events.size() > TimelinePicture.MOST_EVENTS) {
            throw new CommandFailure("a picture of " + events.size() + " events would be too full; narrow it to "
                    + TimelinePicture.MOST_EVENTS + " with --about, --from or --to");
        }
        TimelinePicture picture = TimelinePicture.draw(title, events, ENGLISH);
        try {
            Files.write(file, picture.png());
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be written: " + e.getMessage(), e);
        }
        streams.complain(file + ": " + TimelinePicture.WIDTH + " × " + picture.height() + " pixels, " + events.size()
                + " events");
    }
}
