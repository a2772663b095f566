package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PairInputTest {

    private static final long START = 101;
    private static final long END = 102;

    private static WordPieceTokenizer tokenizer;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = PairInputTest.class.getResourceAsStream("/" + E5Embedder.MODEL + "-tokenizer.json")) {
            tokenizer = WordPieceTokenizer.read(in);
        }
    }

    @Test
    void question_statement_and_context_stand_in_that_order_with_the_statement_marked() {
        PairInput input = PairInput.of(tokenizer, "who", "she left", "before");

        assertThat(input.ids()).hasSize(8).startsWith(START).endsWith(END);
        assertThat(Arrays.stream(input.ids()).filter(id -> id == END)).hasSize(3);
        assertThat(input.types()).containsExactly(0, 0, 0, 1, 1, 1, 0, 0);
        assertThat(input.statement()).isEqualTo(3);
    }

    @Test
    void without_a_context_nothing_follows_the_statement() {
        assertThat(PairInput.of(tokenizer, "who", "she left", "").types()).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void however_long_the_texts_are_the_input_stays_short() {
        PairInput input = PairInput.of(tokenizer, "who ".repeat(500), "she left ".repeat(90),
                "long ago ".repeat(90) + "now");

        assertThat(input.ids()).hasSize(96).endsWith(END);
        assertThat(input.types()).hasSameSizeAs(input.ids());
    }
}
