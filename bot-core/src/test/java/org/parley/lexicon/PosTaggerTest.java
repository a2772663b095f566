package org.parley.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.text.Token;
import org.parley.text.Tokenizer;

class PosTaggerTest {

    private static final Lexicon LEXICON = Lexicon.load();
    private static final PosTagger TAGGER = PosTagger.load(LEXICON);

    @ParameterizedTest
    @ValueSource(strings = {
            "The/DET farmers/NOUN of/ADP Wendale/PROPN met/VERB in/ADP Port/PROPN Gorse/PROPN on/ADP Tuesday/PROPN ./PUNCT",
            "When/ADV will/AUX the/DET bakery/NOUN open/VERB ?/PUNCT",
            "She/PRON slept/VERB after/ADP the/DET talks/NOUN collapsed/VERB",
            "why/ADV did/AUX n't/PART they/PRON buy/VERB it/PRON",
            "what/PRON 's/AUX the/DET name/NOUN of/ADP wendale/NOUN 's/PART teacher/NOUN",
            "where/ADV did/AUX the/DET farmers/NOUN meet/VERB", "list/VERB all/DET meetings/NOUN in/ADP 2024/NUM"})
    void tags_sentences_and_questions(String expected) {
        String text = expected.replaceAll("/[A-Z]+", "").replace("did n't", "didn't").replace(" 's", "'s");

        assertThat(tagged(text)).isEqualTo(expected);
    }

    @Test
    void finds_the_verb_of_a_question_in_lower_case() {
        assertThat(tagged("when did wendale slap a fee on the apples")).contains("did/AUX").contains("slap/VERB")
                .contains("apples/NOUN");
        assertThat(tagged("how long after the storm did talks resume")).contains("did/AUX talks/NOUN resume/VERB");
    }

    @Test
    void takes_a_word_it_never_saw_for_a_name_when_it_has_a_capital() {
        assertThat(tagged("Yesterday Zorvik and Quemlin slept")).contains("Zorvik/PROPN").contains("Quemlin/PROPN");
    }

    @Test
    void takes_a_month_for_a_name_even_in_lower_case() {
        assertThat(tagged("who baked in may")).endsWith("may/PROPN");
        assertThat(tagged("how often have they slept since march")).endsWith("march/PROPN");
        assertThat(tagged("the farmers may march")).doesNotContain("PROPN");
    }

    @Test
    void gives_every_token_a_tag_whatever_the_text() {
        for (String text : List.of("", "?", "'s", "n't n't", "\uD800 \uDE00", "東京 и Москва", "+ = %", "x'y'z's",
                "did did did", "₿5")) {
            List<Token> tokens = Tokenizer.tokenize(text);

            assertThat(TAGGER.tag(tokens)).hasSameSizeAs(tokens);
        }
    }

    @Test
    void tags_alike_on_many_threads() {
        List<String> sentences = List.of("The cat sat on the mat.", "When did the farmers buy a tractor?",
                "Nobody knows.");
        List<String> alone = sentences.stream().map(PosTaggerTest::tagged).toList();

        List<String> together = IntStream.range(0, 300).parallel().mapToObj(i -> tagged(sentences.get(i % 3))).toList();

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % 3));
        }
    }

    private static String tagged(String text) {
        List<Token> tokens = Tokenizer.tokenize(text);
        List<Tag> tags = TAGGER.tag(tokens);
        return IntStream.range(0, tags.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%s/%s", tokens.get(i).text(), tags.get(i)))
                .collect(Collectors.joining(" "));
    }
}
