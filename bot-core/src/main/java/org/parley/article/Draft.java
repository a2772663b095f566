package org.parley.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.text.TextCleaner;

/**
 * What a reader found of an article; {@link #article} supplies what it did not find. Strings are as they stood and empty where missing.
 *
 * @param id file name or address of what is read
 */
record Draft(String id, String title, Optional<Instant> published, String source, String url, String language,
        List<String> paragraphs) {

    /** "PELL HARBOUR - ", "OSLO, July 10 (Agency) — ", "Paris (Agency) – ". */
    private static final Pattern DATELINE = Pattern.compile(
            "^(?:(?<capitals>\\p{Lu}[\\p{Lu}\\p{M}'’./ -]{1,40}\\p{Lu})(?:,\\s[\\p{L}\\d. ]{2,25})?(?:\\s*\\([^()]{2,40}\\))?"
                    + "|(?<mixed>\\p{Lu}[\\p{L}'’.]{1,20}(?:[ -]\\p{Lu}[\\p{L}'’.]{1,20}){0,3})(?:,\\s[\\p{L}\\d. ]{2,25})?\\s*"
                    + "\\(\\p{Lu}[\\p{L}. /-]{1,30}\\))\\s*(?:\\s[-–]|—|--)\\s+(?=\\S)");
    private static final Pattern CUT_OFF = Pattern.compile(
            "\\s*(?:\\[(?:\\.\\.\\.|…)\\]|\\((?:\\.\\.\\.|…)\\)|(?:\\.\\.\\.|…)\\s*(?:Read more|Continue reading|More)\\b.{0,80})\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final DateTimeFormatter COMPACT_OFFSET = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]XX");

    Article article(Instant fetched) throws UnreadableException {
        List<String> prose = new ArrayList<>();
        Article.Extent extent = Article.Extent.WHOLE;
        for (String paragraph : paragraphs) {
            String clean = TextCleaner.clean(paragraph);
            Matcher cut = CUT_OFF.matcher(clean.substring(Math.max(0, clean.length() - 150)));
            if (cut.find()) {
                extent = Article.Extent.LEAD;
                clean = clean.substring(0, Math.max(0, clean.length() - 150) + cut.start());
            }
            if (!clean.isBlank()) {
                prose.add(clean.strip());
            }
        }
        if (prose.isEmpty()) {
            throw new UnreadableException("It holds no prose.");
        }
        Matcher dateline = DATELINE.matcher(prose.get(0));
        Optional<String> place = Optional.empty();
        if (dateline.find()) {
            String capitals = dateline.group("capitals");
            place = Optional.of(capitals == null ? dateline.group("mixed") : capitalised(capitals));
            prose.set(0, prose.get(0).substring(dateline.end()));
        }
        Optional<String> address = webAddress(url).or(() -> webAddress(id));
        String outlet = TextCleaner.clean(source);
        Source from = new Source(outlet.isEmpty() ? address.map(Draft::host).orElseGet(this::fileStem) : outlet,
                TextCleaner.clean(title),
                published.orElse(fetched), address, id);
        String code = languageCode(language);
        return new Article(from, code.isEmpty() ? LanguageGuess.of(prose) : code, prose, place, extent);
    }

    private static String languageCode(String language) {
        String code = language.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return code.matches("[a-z]{2}") ? code : "";
    }

    private static String capitalised(String capitals) {
        return WORD.matcher(capitals)
                .replaceAll(word -> word.group().charAt(0) + word.group().substring(1).toLowerCase(Locale.ROOT));
    }

    private String fileStem() {
        String file = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    static Optional<String> webAddress(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String host(String address) {
        String host = URI.create(address).getHost();
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** An ISO 8601 instant, date and time with offset, local date and time (taken as UTC) or date, or an RFC 1123 date. */
    static Optional<Instant> instant(String text) {
        String value = text.strip();
        List<Function<String, Instant>> forms = List.of(
                Instant::parse,
                form -> OffsetDateTime.parse(form).toInstant(),
                form -> OffsetDateTime.parse(form, COMPACT_OFFSET).toInstant(),
                form -> LocalDateTime.parse(form.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
                form -> LocalDate.parse(form).atStartOfDay(ZoneOffset.UTC).toInstant(),
                form -> OffsetDateTime.parse(form, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return Optional.of(form.apply(value));
            } catch (DateTimeParseException notThisForm) {
                // the next form
            }
        }
        return Optional.empty();
    }
}
