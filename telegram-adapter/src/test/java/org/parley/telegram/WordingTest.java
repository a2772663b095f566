package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "plain words|plain words",
            "a < b & c > d|a < b & c > d",
            "tab\there|tab here",
            "bell\u0007here|bell here",
            "half \uD83D pair|half \uFFFD pair",
            "whole \uD83D\uDE00 pair|whole \uD83D\uDE00 pair",
            "turned \u202Earound|turned around",
            "ask @everyone now|ask @\u2060everyone now",
            "mail desk@example.org|mail desk@example.org",
            "  blanks  |blanks"})
    void text_is_made_fit_to_be_sent(String text, String clean) {
        assertThat(Wording.clean(text)).isEqualTo(clean);
    }

    @Test
    void many_blank_lines_become_one() {
        assertThat(Wording.clean("one\r\n\r\n \n\ntwo\rthree")).isEqualTo("one\n\ntwo\nthree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "short enough|20|short enough",
            "cut after a word of this|12|cut after a…",
            "Met the U.S. envoy at noon|20|Met the U.S. envoy…",
            "unbreakablelongword|8|unbreak…"})
    void shortening_ends_after_a_word_with_an_ellipsis(String text, int max, String expected) {
        assertThat(Wording.shorten(text, max)).isEqualTo(expected).hasSizeLessThanOrEqualTo(max);
    }

    @Test
    void no_cut_goes_through_a_family_or_a_flag() {
        String families = "👨‍👩‍👧‍👦".repeat(10);
        String flags = "🇺🇳".repeat(10);

        assertThat(Wording.cut(families, 27) % "👨‍👩‍👧‍👦".length()).isZero();
        assertThat(Wording.cut(flags, 27) % "🇺🇳".length()).isZero();
    }

    @Test
    void any_text_is_cut_within_the_limit_and_never_through_a_pair() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String text = Wording.clean(random.ints(60, 0, 0x10FFFF).mapToObj(Character::toString)
                    .reduce("", String::concat));
            int max = 2 + random.nextInt(40);

            int cut = Wording.cut(text, max);

            assertThat(cut).isBetween(Math.min(1, text.length()), max);
            assertThat(text.substring(0, cut)).isEqualTo(Wording.clean("|" + text.substring(0, cut) + "|")
                    .replaceAll("^\\||\\|$", ""));
        }
    }
}
