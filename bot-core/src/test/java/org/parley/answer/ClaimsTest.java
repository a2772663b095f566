package org.parley.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.fact.Fact;

/** Claims held against a collection of articles. */
class ClaimsTest {

    private static final Instant AS_OF = Instant.parse("2031-05-16T09:00:00Z");

    @TempDir
    static Path folder;

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open(Ferries.KNOWLEDGE, folder.resolve("vectors"), new WordEmbedder());
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The strike stopped all ferries between Sund and Tarn for 2 days.",
            "Lena Orlo and Pavel Quist signed an agreement on ferry fares.",
            "Lena Orlo and Pavel Quist signed an agreement on ferry fares on 13 May 2031.",
            "Ruth Amsel rejected the sailors' demands."})
    void what_an_article_says_is_supported_by_it(String claim) {
        assertThat(engine.check(claim, AS_OF)).isInstanceOfSatisfying(ClaimCheck.Supported.class, supported -> {
            assertThat(supported.evidence()).hasSize(1);
            assertThat(supported.asOf()).isEqualTo("2031-05-15");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pavel Quist met the sailors.", "Ruth Amsel did not reject the sailors' demands."})
    void the_contrary_of_what_an_article_says_is_contradicted_by_it(String claim) {
        assertThat(engine.check(claim, AS_OF)).isInstanceOf(ClaimCheck.Contradicted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"The strike stopped all ferries between Sund and Tarn for 3 days.",
            "Pavel Quist rejected the sailors' demands.", "Ruth Amsel signed an agreement on ferry fares.",
            "The ferry company will cut its fares by 15 percent.", "Pavel Quist visited Tarn.",
            "Some 450 sailors went on strike in Tarn.", "The sea is blue.", "Ferries.", "hello there", "", "???"})
    void what_no_article_says_is_not_in_the_sources(String claim) {
        assertThat(engine.check(claim, AS_OF)).isInstanceOf(ClaimCheck.NotInSources.class);
    }

    @Test
    void no_sentence_contradicts_itself_and_none_supports_its_negation() {
        List<Fact> facts = engine.facts();

        assertThat(facts).isNotEmpty().allSatisfy(fact -> {
            assertThat(engine.check(fact.text(), AS_OF)).isNotInstanceOf(ClaimCheck.Contradicted.class);
            String negated = fact.text().replaceFirst(" (was|had|will|would) ", " $1 not ");
            if (!negated.equals(fact.text())) {
                assertThat(engine.check(negated, AS_OF)).isNotInstanceOf(ClaimCheck.Supported.class);
            }
        });
    }
}
