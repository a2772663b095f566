package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "The farmers met, then left.;The|farmers|met|,|then|left|.",
            "Ms. O'Brien's by-election win;Ms.|O'Brien|'s|by-election|win",
            "the farmers’ barn’s roof;the|farmers|’|barn|’s|roof",
            "He didn't and they can’t;He|did|n't|and|they|ca|n’t",
            "what's there? They'll know;what|'s|there|?|They|'ll|know",
            "I cannot say;I|can|not|say", "400,000 of 1.5 at 3.40;400,000|of|1.5|at|3.40",
            "14% of $1.2bn;14|%|of|$|1.2|bn",
            "at 10:30 or 5pm;at|10:30|or|5|pm", "the 1990s, the 4th;the|1990s|,|the|4th", "on 2024-03-01;on|2024-03-01",
            "pages 10-15;pages|10|-|15", "a 13-hour flight;a|13-hour|flight",
            "U.S. farms at 9 a.m.;U.S.|farms|at|9|a.m.",
            "J. Smith chose plan B.;J.|Smith|chose|plan|B|.", "See No. 5 now;See|No.|5|now",
            "It ended.The rest;It|ended|.|The|rest",
            "“Well,” he said;“|Well|,|”|he|said", "'Yes' she said;'|Yes|'|she|said", "Well... no!!;Well|...|no|!!",
            "((a))--b;(|(|a|)|)|--|b", "see https://example.org/a?b=1.;see|https://example.org/a?b=1|.",
            "mail ann@example.org, AT&T;mail|ann@example.org|,|AT&T", "north–south trade;north|–|south|trade",
            "либо-нибудь, сказал он.;либо-нибудь|,|сказал|он|.", "東京都;東|京|都", "हिन्दी शब्द।;हिन्दी|शब्द|।",
            "and/or;and|/|or"})
    void splits_as_the_corpora_do(String text, String expected) {
        List<Token> tokens = Tokenizer.tokenize(text);

        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining("|"))).isEqualTo(expected);
    }

    @Test
    void finds_nothing_in_blanks_and_invisible_characters() {
        assertThat(Tokenizer.tokenize("")).isEmpty();
        assertThat(Tokenizer.tokenize(" \n\t\u00A0\u200B\uFEFF")).isEmpty();
    }

    @Test
    void covers_every_visible_character_once_whatever_the_text() {
        String alphabet = "aZ09.,'’-–_ \n$%&@/:\"“”()\u0301\u00AD\u200D東я\uD83D\uDE00n'ts";
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i > 0; i--) {
                text.append(random.nextInt(4) == 0
                        ? (char) random.nextInt(0x10000)
                        : alphabet.charAt(random.nextInt(alphabet.length())));
            }

            List<Token> tokens = Tokenizer.tokenize(text.toString());

            int end = 0;
            for (Token token : tokens) {
                assertThat(token.span().of(text.toString())).isEqualTo(token.text());
                assertThat(text.substring(end, token.span().from()).codePoints()).allMatch(TokenizerTest::invisible);
                end = token.span().to();
            }
            assertThat(text.substring(end).codePoints()).allMatch(TokenizerTest::invisible);
        }
    }

    @Test
    void reads_a_very_long_run_without_end() {
        String text = "a'".repeat(200_000) + "1,".repeat(200_000) + ".".repeat(200_000);

        List<Token> tokens = Tokenizer.tokenize(text);

        assertThat(tokens.getLast().span().to()).isEqualTo(text.length());
    }

    private static boolean invisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
