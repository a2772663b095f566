package org.parley.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.bot.Parley;
import org.parley.digest.Digest;
import org.parley.digest.DigestReply;
import org.parley.digest.Window;
import org.parley.wording.Language;
import org.parley.wording.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code parley digest}: what was new in a window. */
@Command(name = "digest", description = "Tells what was new in a stretch of time: what happened, what was corrected, what is coming up.")
final class DigestCommand implements Callable<Integer> {

    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);

    @ParentCommand
    private @Nullable ParleyCommand parley;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--from", paramLabel = "INSTANT", required = true, converter = Moment.class, description = "Reports that came in at this time or later: 2026-04-25T11:30:00+02:00, 2026-04-25T09:30:00Z, 2026-04-25T11:30[Europe/Berlin], or a date, which begins at midnight UTC.")
    private @Nullable ZonedDateTime from;

    @Option(names = "--to", paramLabel = "INSTANT", required = true, converter = Moment.class, description = "Reports that came in before this time.")
    private @Nullable ZonedDateTime to;

    @Option(names = "--about", paramLabel = "TOPIC", description = "Only stories about this person, place or thing, or with these words.")
    private @Nullable String about;

    @Option(names = "--json", description = "One JSON object: from, to, summary, items with text, kind, date and sources.")
    private boolean json;

    @Override
    public Integer call() {
        ParleyCommand root = Objects.requireNonNull(parley);
        Window window = window();
        ZoneId zone = Objects.requireNonNull(to).getZone();
        try (Parley open = root.open(root.config())) {
            Digest digest = open.digest(window, Optional.ofNullable(about));
            root.streams().println(json
                    ? AnswerJson.digest(digest, DigestReply.summary(digest, zone, ENGLISH))
                    : Layout.of(root.streams()).render(DigestReply.of(digest, zone, ENGLISH)));
        }
        return 0;
    }

    private Window window() {
        try {
            return new Window(Objects.requireNonNull(from).toInstant(), Objects.requireNonNull(to).toInstant());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "--from must be before --to: " + e.getMessage(), e);
        }
    }

    /** A point in time with the zone it was written in. */
    static final class Moment implements ITypeConverter<ZonedDateTime> {

        /** As {@link DateTimeFormatter#ISO_ZONED_DATE_TIME}, but a named zone needs no offset beside it. */
        private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).optionalStart().appendOffsetId().optionalEnd()
                .optionalStart().appendLiteral('[').parseCaseSensitive().appendZoneRegionId().appendLiteral(']')
                .optionalEnd().toFormatter(Locale.ROOT);

        @Override
        public ZonedDateTime convert(String text) {
            try {
                return FORMAT.parse(text, ZonedDateTime::from);
            } catch (DateTimeParseException notAnInstant) {
                try {
                    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC);
                } catch (DateTimeException notADate) {
                    throw new TypeConversionException("'" + text
                            + "' is not an instant such as 2026-04-25T09:30:00Z or 2026-04-25T11:30:00+02:00, nor a date such as 2026-04-25");
                }
            }
        }
    }
}
