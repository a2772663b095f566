package org.parley.wording;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.time.Period;

/**
 * The fixed phrases in one language. They stand in {@code phrases*.properties} beside this class, in the format of
 * {@link MessageFormat}, where an apostrophe is typed as ’. Immutable.
 */
public final class Phrases {

    private static final String BUNDLE = "org.parley.wording.phrases";
    private static final Map<Language, Phrases> ALL = new EnumMap<>(Arrays.stream(Language.values())
            .collect(Collectors.toMap(Function.identity(), Phrases::new)));

    private final Language language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter day;

    private Phrases(Language language) {
        this.language = language;
        // Without the fallback: the machine's own language is nobody's business here.
        this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    }

    /** The phrases in {@code language}. */
    public static Phrases in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** The language that they are in. */
    public Language language() {
        return language;
    }

    /**
     * A phrase.
     *
     * @param key what it is called in the files, such as {@code help.lead}
     * @param arguments what stands for {@code {0}}, {@code {1}} and so on; text is put in as it is, numbers as the language writes them
     * @throws java.util.MissingResourceException if there is no phrase of that name
     */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }

    /** A day, as the language writes it in full. */
    public String date(LocalDate date) {
        return day.format(date);
    }

    /** The day of {@code instant} in UTC. */
    public String date(Instant instant) {
        return date(instant.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** A period, as exact as it is. */
    public String date(Period period) {
        return switch (period.precision()) {
            case DAY -> date(period.from());
            case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", language.locale()).format(period.from());
            case YEAR -> Integer.toString(period.from().getYear());
            case RANGE -> range(period.from(), period.to().minusDays(1));
        };
    }

    private String range(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return date(first);
        }
        // Only English is known to write "10 to 12 July" with what the two share at the end.
        return language == Language.ENGLISH
                ? Period.range(first, last.plusDays(1)).inWords()
                : date(first) + " – " + date(last);
    }
}
