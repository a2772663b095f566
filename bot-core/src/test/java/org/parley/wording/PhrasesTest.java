package org.parley.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.time.Period;

class PhrasesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_phrase_is_there_in_every_language(Language language) throws IOException {
        assertThat(file(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(file(Language.ENGLISH).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_phrase_is_there_twice(Language language) throws IOException {
        List<String> keys = lines(language).filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[0]).toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_phrase_has_the_same_placeholders_in_every_language(Language language) throws IOException {
        Properties english = file(Language.ENGLISH);
        Properties phrases = file(language);

        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(phrases.getProperty(key))).as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_phrase_can_be_formatted_and_is_said(Language language) throws IOException {
        for (String key : file(Language.ENGLISH).stringPropertyNames()) {
            Object[] numbers = {5, 4, 3, 2, 1, 0};
            String said = Phrases.in(language).text(key, numbers);
            assertThat(said).as(key).isNotBlank().doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_apostrophe_is_never_the_one_that_the_format_takes_for_a_quotation_mark(Language language)
            throws IOException {
        assertThat(file(language).values()).noneMatch(phrase -> phrase.toString().contains("'"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void labels_and_notices_are_short_enough_for_every_platform(Language language) throws IOException {
        Properties phrases = file(language);

        for (String key : phrases.stringPropertyNames()) {
            String phrase = phrases.getProperty(key);
            if (key.startsWith("button.")) {
                assertThat(phrase.length()).as(key).isLessThanOrEqualTo(30);
            }
            if (key.startsWith("command.") || key.startsWith("press.") || key.startsWith("feedback.")
                    || key.startsWith("settings.admins") || key.startsWith("settings.unknown")) {
                assertThat(phrase.length()).as(key).isLessThanOrEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_but_english_differs_from_it(Language language) {
        Phrases phrases = Phrases.in(language);

        assertThat(phrases.text("failed").equals(Phrases.in(Language.ENGLISH).text("failed")))
                .isEqualTo(language == Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, 5 March 2031", "RUSSIAN, 5 марта 2031 г.", "UKRAINIAN, 5 березня 2031 р.",
            "SPANISH, 5 de marzo de 2031", "GERMAN, 5. März 2031", "FRENCH, 5 mars 2031"})
    void a_day_is_written_as_the_language_writes_it(Language language, String day) {
        assertThat(Phrases.in(language).date(LocalDate.of(2031, 3, 5)).replaceAll("[\u00a0\u202f]", " "))
                .isEqualTo(day);
    }

    @Test
    void a_period_is_written_as_exactly_as_it_is_known() {
        Phrases german = Phrases.in(Language.GERMAN);

        assertThat(german.date(Period.month(YearMonth.of(2031, 3)))).isEqualTo("März 2031");
        assertThat(german.date(Period.year(2031))).isEqualTo("2031");
        assertThat(german.date(Period.range(LocalDate.of(2031, 3, 5), LocalDate.of(2031, 3, 8))))
                .isEqualTo("5. März 2031 – 7. März 2031");
        assertThat(Phrases.in(Language.ENGLISH)
                .date(Period.range(LocalDate.of(2031, 3, 5), LocalDate.of(2031, 3, 8))))
                .isEqualTo("5 to 7 March 2031");
    }

    @ParameterizedTest
    @CsvSource({"de, GERMAN", "DE-at, GERMAN", "uk_UA, UKRAINIAN", "es-419, SPANISH", "fr, FRENCH"})
    void a_language_is_known_by_its_tag(String tag, Language language) {
        assertThat(Language.of(tag)).contains(language);
    }

    @Test
    void a_language_is_known_by_its_own_name_and_no_other_is_guessed() {
        assertThat(Language.named("русский")).contains(Language.RUSSIAN);
        assertThat(Language.named("Deutsch")).contains(Language.GERMAN);
        assertThat(Language.of("zz")).isEmpty();
        assertThat(Language.of("")).isEmpty();
    }

    private static Set<String> placeholders(String phrase) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(phrase).results().forEach(match -> found.add(match.group(1)));
        assertThat(new MessageFormat(phrase, Locale.ROOT).getFormatsByArgumentIndex().length).isLessThanOrEqualTo(6);
        return found;
    }

    private static Properties file(Language language) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(String.join("\n", lines(language).toList())));
        return properties;
    }

    private static Stream<String> lines(Language language) throws IOException {
        String name = language == Language.ENGLISH
                ? "phrases.properties"
                : "phrases_" + language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(PhrasesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
