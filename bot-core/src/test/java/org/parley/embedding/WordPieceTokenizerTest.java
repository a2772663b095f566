package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ids were made by the Hugging Face tokenizer from the same file. */
class WordPieceTokenizerTest {

    private static final long START = 101;
    private static final long END = 102;
    private static final long UNKNOWN = 100;

    private static WordPieceTokenizer tokenizer;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = WordPieceTokenizerTest.class.getResourceAsStream("/e5-small-v2-q-tokenizer.json")) {
            tokenizer = WordPieceTokenizer.read(in);
        }
    }

    static Arguments[] texts() {
        return new Arguments[]{text("", new long[0]), text(" \t\n", new long[0]),
                text("When did the two ministers meet?", 2043, 2106, 1996, 2048, 7767, 3113, 1029),
                text("Café São Paulo naïve Ångström ÉCOLE İstanbul ISTANBUL", 7668, 7509, 9094, 15743, 17076, 15687,
                        12431, 9960, 9960),
                text("1,234.56 % $5 €7 £8 +3 <4> =5 ^6 `7 |8 ~9", 1015, 1010, 22018, 1012, 5179, 1003, 1002, 1019, 1574,
                        2581, 1069, 2620, 1009, 1017, 1026, 1018, 1028, 1027, 1019, 1034, 1020, 1036, 1021, 1064, 1022,
                        1066, 1023),
                text("北京 和 東京 は 大きい", 1781, 1755, 1796, 1879, 1755, 1672, 1810, 1652, 30173),
                text("한국어 문장입니다", 1469, 30006, 30021, 29991, 30014, 30020, 29999, 30008, 1459, 30014, 30021, 30000,
                        30006,
                        30025, 29999, 30019, 30024, 29992, 30019, 29993, 30006),
                text("ß STRASSE straße", 1096, 2358, 8180, 3366, 2358, 27807)};
    }

    private static Arguments text(String text, long... ids) {
        return Arguments.of(text, ids);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void splits_as_the_model_was_trained(String text, long[] ids) {
        long[] encoded = tokenizer.encode(text);

        assertThat(encoded).startsWith(START).endsWith(END);
        assertThat(Arrays.copyOfRange(encoded, 1, encoded.length - 1)).isEqualTo(ids);
    }

    @Test
    void drops_what_cannot_be_seen() {
        long[] plain = tokenizer.encode("one word");

        assertThat(tokenizer.encode("o\u200bn\u00ade w\u0000ord\ufffd\ue000")).isEqualTo(plain);
        assertThat(tokenizer.encode("one\u00a0\u3000\u2028word")).isEqualTo(plain);
        assertThat(tokenizer.encode("\ude42one \ud83dword\ud83d")).isEqualTo(plain);
    }

    @Test
    void takes_a_character_and_its_accent_apart_however_they_are_written() {
        assertThat(tokenizer.encode("e\u0301 a\u030a")).isEqualTo(tokenizer.encode("é å"))
                .isEqualTo(tokenizer.encode("e a"));
    }

    @Test
    void a_word_with_an_unknown_part_is_unknown_as_a_whole() {
        assertThat(tokenizer.encode("meet\u0e44 🙂")).containsExactly(START, UNKNOWN, UNKNOWN, END);
    }

    @Test
    void a_word_of_more_than_a_hundred_characters_is_unknown() {
        assertThat(tokenizer.encode("a".repeat(100))).hasSizeGreaterThan(3).doesNotContain(UNKNOWN);
        assertThat(tokenizer.encode("a".repeat(101))).containsExactly(START, UNKNOWN, END);
    }

    @Test
    void a_long_text_is_cut_and_still_closed() {
        long[] ids = tokenizer.encode("minister ".repeat(100_000));

        assertThat(ids).hasSize(WordPieceTokenizer.MAX_PIECES).startsWith(START).endsWith(2704, END);
    }

    @Test
    void nobody_can_write_a_special_token() {
        assertThat(tokenizer.encode("[SEP] [CLS]")).containsOnlyOnce(START).containsOnlyOnce(END).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("useless")
    void a_file_without_a_vocabulary_of_this_kind_is_refused(String json, String complaint) {
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> WordPieceTokenizer.read(in)).isInstanceOf(IOException.class)
                .hasMessageContaining(complaint);
    }

    static Arguments[] useless() {
        return new Arguments[]{Arguments.of("{\"model\":{}}", "no vocabulary"),
                Arguments.of("{\"model\":{\"vocab\":{\"a\":1}}}", "lacks [UNK]"),
                Arguments.of("{\"model\":{\"vocab\":{\"a\":", "end-of-input")};
    }
}
