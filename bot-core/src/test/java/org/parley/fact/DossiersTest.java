package org.parley.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DossiersTest {

    @Test
    void the_bundled_dossier_passes_every_check_of_the_reader() {
        Knowledge bundled = Dossiers.bundled();

        assertThat(bundled.name()).isNotBlank();
        assertThat(bundled.facts()).hasSizeGreaterThan(20);
    }

    @Test
    void every_bundled_fact_can_be_found_by_other_words_and_read_in_three_more_languages() {
        assertThat(Dossiers.bundled().facts()).allSatisfy(fact -> {
            assertThat(fact.wordings()).hasSizeBetween(3, 8).doesNotHaveDuplicates();
            assertThat(fact.translations()).containsOnlyKeys("ru", "uk", "es");
            assertThat(fact.text()).hasSizeLessThanOrEqualTo(250);
        });
    }

    @Test
    void no_bundled_alias_stands_for_two_entities() {
        assertThat(Dossiers.bundled().entities().stream().flatMap(
                entity -> Stream.of(entity.aliases(), entity.roles(), entity.names().values())
                        .flatMap(names -> names.stream()).map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()))
                .doesNotHaveDuplicates();
    }
}
