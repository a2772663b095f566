package org.parley.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.article.Source;
import org.parley.fact.DossierFile.EntityEntry;
import org.parley.fact.DossierFile.FactEntry;
import org.parley.fact.DossierFile.SourceEntry;
import org.parley.text.Span;
import org.parley.time.Period;

/**
 * Reads a dossier (JSON, UTF-8) and checks it. All faults are found before the first is reported.
 *
 * <p>
 * Refused are unknown keys; ids that are missing, used twice, or unknown where they are referred to; blank or overlong
 * texts; dates and periods that are none; quotations that the text does not hold; and translations missing in a language
 * that the dossier declares.
 */
public final class DossierReader {

    /** The longest statement, in UTF-16 units: the short answer of the JSON contract holds no more. */
    static final int LONGEST_TEXT = 300;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().readerFor(DossierFile.class);

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, List<String>> untranslated = new TreeMap<>();

    private DossierReader() {
    }

    /**
     * Reads one dossier.
     *
     * @param file what to call it in errors
     * @param in the dossier; read to its end and not closed
     * @throws InvalidDossierException naming the file, the entity or fact, and what is wrong
     * @throws IOException if {@code in} cannot be read
     */
    public static Knowledge read(String file, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        DossierFile written;
        try {
            written = JSON.readValue(bytes);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": ";
            throw new InvalidDossierException(file, List.of(where + e.getOriginalMessage()), e);
        }
        if (written == null) {
            throw new InvalidDossierException(file, List.of("holds no dossier but null"));
        }
        return new DossierReader().check(file, written);
    }

    private Knowledge check(String file, DossierFile written) {
        each("source", written.sources(), this::source);
        if (sources.isEmpty()) {
            faults.add("a dossier needs at least one source");
        }
        each("entity", written.entities(), this::entity);
        List<String> languages = present(written.languages());
        each("fact", written.facts(), entry -> fact(entry, languages));
        if (facts.isEmpty()) {
            faults.add("a dossier needs at least one fact");
        }
        untranslated.forEach((language, ids) -> faults
                .add("no translation into \"" + language + "\" of facts " + String.join(", ", ids)));
        if (!faults.isEmpty()) {
            throw new InvalidDossierException(file, faults);
        }
        return new Knowledge(orBlank(written.name()), List.copyOf(entities.values()), List.copyOf(facts.values()),
                List.of());
    }

    private <T> void each(String what, @Nullable List<T> entries, Consumer<T> check) {
        orEmpty(entries).forEach(entry -> {
            if (entry == null) {
                faults.add("an entry among the " + what + " entries is null");
            } else {
                check.accept(entry);
            }
        });
    }

    private void source(SourceEntry entry) {
        String article = orBlank(entry.article());
        String of = "source \"" + article + "\": ";
        claim("source", "article", article, sources);
        need(of, "name", entry.name());
        Instant published = Instant.EPOCH;
        try {
            published = Instant.parse(orBlank(entry.published()));
        } catch (DateTimeParseException e) {
            faults.add(of + "\"published\" is \"" + orBlank(entry.published())
                    + "\", but must be an instant such as 2025-11-09T00:00:00Z");
        }
        sources.put(article, new Source(orBlank(entry.name()), orBlank(entry.title()), published,
                Optional.ofNullable(entry.url()).filter(url -> !url.isBlank()), article));
    }

    private void entity(EntityEntry entry) {
        String id = orBlank(entry.id());
        String of = "entity \"" + id + "\": ";
        claim("entity", "id", id, entities);
        need(of, "name", entry.name());
        Entity.Kind kind = entry.kind();
        if (kind == null) {
            faults.add(of + "\"kind\" is missing; it is one of " + List.of(Entity.Kind.values()));
            kind = Entity.Kind.THING;
        }
        if (Stream.concat(orEmpty(entry.aliases()).stream(), orEmpty(entry.roles()).stream())
                .anyMatch(name -> orBlank(name).isBlank())) {
            faults.add(of + "an alias or role is blank");
        }
        entities.put(id,
                new Entity(id, kind, orBlank(entry.name()), present(entry.aliases()), present(entry.roles()),
                        orEmpty(entry.names()), orBlank(entry.description())));
    }

    private void fact(FactEntry entry, List<String> languages) {
        String id = orBlank(entry.id());
        String of = "fact \"" + id + "\": ";
        claim("fact", "id", id, facts);
        need(of, "text", entry.text());
        String text = orBlank(entry.text());
        if (text.length() > LONGEST_TEXT) {
            faults.add(of + "\"text\" has " + text.length() + " characters, but may have " + LONGEST_TEXT);
        }
        Optional<String> quote = Optional.ofNullable(entry.quote());
        if (quote.isPresent() && (quote.get().isBlank() || !text.contains(quote.get()))) {
            faults.add(of + "the quotation \"" + quote.get() + "\" is not in \"text\"");
        }
        if (orEmpty(entry.wordings()).stream().anyMatch(wording -> orBlank(wording).isBlank())) {
            faults.add(of + "a wording is blank");
        }
        for (String language : languages) {
            if (orBlank(orEmpty(entry.translations()).get(language)).isBlank()) {
                untranslated.computeIfAbsent(language, any -> new ArrayList<>()).add(id);
            }
        }
        Optional<String> saidBy = Optional.ofNullable(entry.saidBy());
        Optional<Period> when = Optional.ofNullable(entry.when()).flatMap(iso -> period(of, iso));
        facts.put(id,
                new Fact(id, text, when, known(of, "where", entry.where()), known(of, "who", entry.who()),
                        known(of, "whom", entry.whom()),
                        known(of, "saidBy", saidBy.map(List::of).orElse(List.of())).stream().findFirst(), quote,
                        Optional.ofNullable(entry.certainty()).orElse(Certainty.ASSERTED), orBlank(entry.event()),
                        present(entry.wordings()), orEmpty(entry.translations()), sourceOf(of, entry.source()),
                        place(of, orEmpty(entry.place()))));
    }

    /** Dates as {@link Period#iso()} writes them: the last day of a range is part of it. */
    private Optional<Period> period(String of, String iso) {
        try {
            String[] ends = iso.split("/", -1);
            if (ends.length == 2) {
                return Optional.of(Period.range(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]).plusDays(1)));
            }
            return Optional.of(switch (iso.length()) {
                case 4 -> Period.year(Year.parse(iso).getValue());
                case 7 -> Period.month(YearMonth.parse(iso));
                default -> Period.day(LocalDate.parse(iso));
            });
        } catch (DateTimeParseException | IllegalArgumentException e) {
            faults.add(of + "\"when\" is \"" + iso
                    + "\", but must be like 2025-07-10, 2025-07, 2025 or 2025-07-10/2025-07-12");
            return Optional.empty();
        }
    }

    private List<String> known(String of, String key, @Nullable List<String> ids) {
        List<String> known = new ArrayList<>();
        for (String id : orEmpty(ids)) {
            if (entities.containsKey(id)) {
                known.add(id);
            } else {
                faults.add(of + "\"" + key + "\" names \"" + id + "\", which is the id of no entity");
            }
        }
        return known;
    }

    private Source sourceOf(String of, @Nullable String article) {
        Source first = sources.values().stream().findFirst()
                .orElse(new Source("", "", Instant.EPOCH, Optional.empty(), ""));
        if (article == null) {
            if (sources.size() > 1) {
                faults.add(of + "\"source\" is missing; it is one of " + sources.keySet());
            }
            return first;
        }
        Source source = sources.get(article);
        if (source == null) {
            faults.add(of + "\"source\" is \"" + article + "\", but must be one of " + sources.keySet());
            return first;
        }
        return source;
    }

    private Fact.Place place(String of, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return new Fact.Place(0, new Span(0, 0));
        }
        if (numbers.size() != 3 || numbers.stream().anyMatch(Objects::isNull) || numbers.get(0) < 0
                || numbers.get(1) < 0 || numbers.get(2) < numbers.get(1)) {
            faults.add(of + "\"place\" is " + numbers
                    + ", but must be [paragraph, first character, character after the last], such as [0, 0, 120]");
            return new Fact.Place(0, new Span(0, 0));
        }
        return new Fact.Place(numbers.get(0), new Span(numbers.get(1), numbers.get(2)));
    }

    private void claim(String what, String key, String id, Map<String, ?> taken) {
        if (id.isBlank()) {
            faults.add(what + " without \"" + key + "\"");
        } else if (taken.containsKey(id)) {
            faults.add(what + " \"" + id + "\": the id is used twice");
        }
    }

    private void need(String of, String key, @Nullable String value) {
        if (orBlank(value).isBlank()) {
            faults.add(of + "\"" + key + "\" is missing or blank");
        }
    }

    private static String orBlank(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        Map<String, String> present = new HashMap<>(values == null ? Map.of() : values);
        present.values().removeIf(value -> orBlank(value).isBlank());
        return present;
    }

    /** The values without nulls, which have been reported as blank. */
    private static List<String> present(@Nullable List<String> values) {
        return orEmpty(values).stream().filter(value -> !orBlank(value).isBlank()).toList();
    }
}
