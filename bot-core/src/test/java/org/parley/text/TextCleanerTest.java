package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCleanerTest {

    @Test
    void removes_what_a_reader_cannot_see() {
        String text = "\uFEFFwhen\u0000 did\u200B they\u202E meet\u2066?\u0007\u00AD";

        assertThat(TextCleaner.clean(text)).isEqualTo("when did they meet?");
    }

    @Test
    void collapses_blanks_of_every_kind() {
        assertThat(TextCleaner.clean(" \t who\u00A0\u2009met\r\n\r\nwhom\u3000?\u2028 ")).isEqualTo("who met whom ?");
    }

    @Test
    void drops_halves_of_surrogate_pairs_and_keeps_whole_ones() {
        assertThat(TextCleaner.clean("a\uD83Db\uDE00c\uD83D\uDE00")).isEqualTo("abc\uD83D\uDE00");
    }

    @Test
    void composes_letters_and_limits_the_marks_on_one() {
        assertThat(TextCleaner.clean("cafe\u0301")).isEqualTo("caf\u00e9");
        assertThat(TextCleaner.clean("z" + "\u0315\u0300\u0320".repeat(30_000))).hasSizeLessThan(8);
    }

    @Test
    void keeps_typographic_quotes_and_dashes() {
        assertThat(TextCleaner.clean("“We left” — he said")).isEqualTo("“We left” — he said");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            “Café”|"cafe"
            it’s|it's
            1990–95|1990-95
            ŁÓDŹ|lodz
            Straße|strasse
            ﬁnance|finance
            ＡＢＣ|abc
            Лавров|лавров
            Пётр|петр
            Київ|київ
            Йошкар|йошкар
            İstanbul|istanbul
            Øresund|oresund
            """, delimiter = '|')
    void spellings_of_the_same_words_fold_together(String text, String folded) {
        assertThat(TextCleaner.fold(text)).isEqualTo(folded);
    }
}
