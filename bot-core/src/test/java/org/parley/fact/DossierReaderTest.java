package org.parley.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.text.Span;
import org.parley.time.Period;

class DossierReaderTest {

    private static final String SMALL = """
            {"name": "the quarrel",
             "languages": ["es"],
             "sources": [{"article": "a1", "name": "Gazette", "published": "2031-06-15T08:00:00Z"}],
             "entities": [{"id": "mill", "kind": "PLACE", "name": "Old Mill"},
                          {"id": "ann", "kind": "PERSON", "name": "Ann Tell"}],
             "facts": [{"id": "f1", "text": "Ann Tell said \\"enough\\".", "when": "2031-03-03", "who": ["ann"],
                        "quote": "enough", "translations": {"es": "Ann Tell dijo «basta»."}}]}
            """;

    @Test
    void reads_facts_with_their_entities_sources_and_defaults() throws IOException {
        Knowledge read = read(SMALL);

        assertThat(read.name()).isEqualTo("the quarrel");
        assertThat(read.entities()).extracting(Entity::id).containsExactly("mill", "ann");
        Fact fact = read.facts().getFirst();
        assertThat(fact.when()).contains(Period.day(LocalDate.of(2031, 3, 3)));
        assertThat(fact.certainty()).isEqualTo(Certainty.ASSERTED);
        assertThat(fact.translations()).containsEntry("es", "Ann Tell dijo «basta».");
        assertThat(fact.source().published()).isEqualTo(Instant.parse("2031-06-15T08:00:00Z"));
        assertThat(fact.source().url()).isEmpty();
        assertThat(fact.wordings()).isEmpty();
    }

    @Test
    void reads_dates_as_exactly_as_they_are_written() throws IOException {
        assertThat(whenOf("2031-03")).isEqualTo(Period.month(YearMonth.of(2031, 3)));
        assertThat(whenOf("2031")).isEqualTo(Period.year(2031));
        assertThat(whenOf("2031-03-03/2031-03-05"))
                .isEqualTo(Period.range(LocalDate.of(2031, 3, 3), LocalDate.of(2031, 3, 6)));
    }

    @Test
    void reads_where_in_its_article_a_fact_stands() throws IOException {
        Fact fact = read(SMALL.replace("\"who\": [\"ann\"]", "\"place\": [2, 10, 44]")).facts().getFirst();

        assertThat(fact.place()).isEqualTo(new Fact.Place(2, new Span(10, 44)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "who": ["ann"]               ~ "who": ["bob"]           ~ fact "f1": "who" names "bob", which is the id of no entity
            "who": ["ann"]               ~ "where": ["moon"]        ~ fact "f1": "where" names "moon", which is the id of no entity
            "who": ["ann"]               ~ "saidBy": "bob"          ~ fact "f1": "saidBy" names "bob", which is the id of no entity
            "who": ["ann"]               ~ "who": [null]            ~ fact "f1": "who" names "null", which is the id of no entity
            "who": ["ann"]               ~ "source": "a2"           ~ fact "f1": "source" is "a2", but must be one of [a1]
            "who": ["ann"]               ~ "place": [0, 9, 3]       ~ fact "f1": "place" is [0, 9, 3], but must be
            "who": ["ann"]               ~ "wordings": [" "]        ~ fact "f1": a wording is blank
            2031-03-03                   ~ 2031-02-30               ~ fact "f1": "when" is "2031-02-30", but must be like
            2031-03-03                   ~ 2031-03-05/2031-03-01    ~ fact "f1": "when" is "2031-03-05/2031-03-01", but must be like
            2031-03-03                   ~ spring                   ~ fact "f1": "when" is "spring", but must be like
            "quote": "enough"            ~ "quote": "no more"       ~ fact "f1": the quotation "no more" is not in "text"
            {"es": "Ann Tell dijo «basta»."} ~ {"ru": "x"}          ~ no translation into "es" of facts f1
            "id": "ann"                  ~ "id": "mill"             ~ entity "mill": the id is used twice
            "id": "mill", "kind"         ~ "kind"                   ~ entity without "id"
            "kind": "PLACE", "name": "Old Mill" ~ "name": "Old Mill" ~ entity "mill": "kind" is missing
            "name": "Old Mill"           ~ "name": " "              ~ entity "mill": "name" is missing or blank
            2031-06-15T08:00:00Z         ~ 2031-06-15               ~ source "a1": "published" is "2031-06-15", but must be an instant
            "quote": "enough"            ~ "qoute": "enough"        ~ Unrecognized field "qoute"
            "facts": [                   ~ "facts": [ null,         ~ an entry among the fact entries is null
            """)
    void names_what_is_wrong_and_where(String part, String broken, String fault) {
        String dossier = SMALL.replace(part, broken);

        assertThat(dossier).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> read(dossier)).isInstanceOf(InvalidDossierException.class)
                .hasMessageStartingWith("quarrel.json: ").hasMessageContaining(fault);
    }

    @Test
    void refuses_a_text_that_is_missing_or_longer_than_an_answer_may_be() {
        assertThatThrownBy(() -> read(SMALL.replace("Ann Tell said \\\"enough\\\".", "enough".repeat(51))))
                .hasMessageContaining("fact \"f1\": \"text\" has 306 characters, but may have 300");
        assertThatThrownBy(() -> read(SMALL.replace("\"text\": \"Ann Tell said \\\"enough\\\".\", ", "")))
                .hasMessageContaining("fact \"f1\": \"text\" is missing or blank");
    }

    @Test
    void refuses_a_fact_id_that_is_used_twice() {
        String fact = "{\"id\": \"f1\", \"text\": \"Ann left.\", \"translations\": {\"es\": \"Ann se fue.\"}},";

        assertThatThrownBy(() -> read(SMALL.replace("\"facts\": [", "\"facts\": [" + fact)))
                .hasMessageContaining("fact \"f1\": the id is used twice");
    }

    @Test
    void reports_all_faults_together_in_the_order_of_the_file() {
        String dossier = SMALL.replace("\"name\": \"Old Mill\"", "\"name\": \"\"").replace("2031-03-03", "never");

        InvalidDossierException thrown = catchThrowableOfType(InvalidDossierException.class, () -> read(dossier));

        assertThat(thrown.faults()).hasSize(2);
        assertThat(thrown.faults().getFirst()).contains("mill");
        assertThat(thrown.faults().getLast()).contains("never");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `{"name": `, line 1
            `null`, holds no dossier
            `{}`, a dossier needs at least one source
            `{} trailing`, line 1
            ``, No content
            """)
    void says_what_is_wrong_with_a_file_that_is_no_dossier(String text, String fault) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidDossierException.class).hasMessageContaining(fault);
    }

    @Test
    void reads_a_dossier_on_another_subject_with_two_sources() throws IOException {
        try (InputStream in = Objects.requireNonNull(DossierReaderTest.class.getResourceAsStream("pay-talks.json"))) {
            Knowledge read = DossierReader.read("pay-talks.json", in);

            assertThat(read.facts()).extracting(fact -> fact.source().name()).contains("Reel Daily", "Halvik newsroom");
            assertThat(read.facts()).extracting(Fact::certainty).contains(Certainty.RUMOURED, Certainty.DENIED,
                    Certainty.CANCELLED, Certainty.PLANNED);
        }
    }

    private static Period whenOf(String iso) throws IOException {
        return read(SMALL.replace("2031-03-03", iso)).facts().getFirst().when().orElseThrow();
    }

    private static Knowledge read(String dossier) throws IOException {
        return DossierReader.read("quarrel.json", new ByteArrayInputStream(dossier.getBytes(StandardCharsets.UTF_8)));
    }
}
