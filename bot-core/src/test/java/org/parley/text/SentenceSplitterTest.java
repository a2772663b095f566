package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    private static List<String> split(String paragraph) {
        return SentenceSplitter.split(paragraph).stream().map(span -> span.of(paragraph)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "The loan is worth $1.2 billion and runs for ten years.",
            "The visit was confirmed by U.S. Secretary of Trade Dana Holt on Monday.",
            "The truce began at 3.40 a.m. and held all day.",
            "They arrived at 7 p.m. Tuesday under guard.",
            "They sat down at 9 a.m. Ostrava time to talk.",
            "Sen. Paula Vance and Gen. Idris Cole met Mr. Hale and Dr. Amin.",
            "The book by J. R. Merton and K.L. Osei was banned.",
            "Shares of Northgate Plc. Holdings fell on Jan. 12 after the ruling.",
            "Bus No. 14 was late.",
            "Das Treffen fand am 10. Juli in Genf statt.",
            "\"Why did they go?\" she asked.",
            "\"Why did they go?\" Hale asked the court.",
            "“It is over!” said the captain.",
            "Rates rose by 2.5 per cent (from 1.5 per cent) last year."
    })
    void keeps_a_sentence_whole_around_marks_that_do_not_end_it(String sentence) {
        assertThat(split(sentence)).containsExactly(sentence);
    }

    @Test
    void closing_quotes_belong_to_the_sentence_they_close() {
        String paragraph = "\"We left,\" he said. \"We are not coming back,\" he added. “It is done.” The crowd went home.";

        assertThat(split(paragraph)).containsExactly(
                "\"We left,\" he said.",
                "\"We are not coming back,\" he added.",
                "“It is done.”",
                "The crowd went home.");
    }

    @Test
    void a_quotation_of_several_sentences_stays_with_its_speaker() {
        String paragraph = "The quotas were left out. \"The fish can wait. The men cannot,\" Hale said. “Give us time. And boats,” she added.";

        assertThat(split(paragraph)).containsExactly(
                "The quotas were left out.",
                "\"The fish can wait. The men cannot,\" Hale said.",
                "“Give us time. And boats,” she added.");
    }

    @Test
    void an_abbreviation_ends_the_sentence_where_a_new_one_clearly_begins() {
        String paragraph = "He flew back to the U.S. The talks went on without him until 5 p.m. Officials then left. It was plan B. She won.";

        assertThat(split(paragraph)).containsExactly(
                "He flew back to the U.S.",
                "The talks went on without him until 5 p.m.",
                "Officials then left.",
                "It was plan B.",
                "She won.");
    }

    @Test
    void sentences_that_begin_with_a_number_are_found() {
        assertThat(split("The camp was emptied. 40 men stayed behind. Why? Nobody knows!")).containsExactly(
                "The camp was emptied.", "40 men stayed behind.", "Why?", "Nobody knows!");
    }

    @Test
    void cyrillic_sentences_are_found() {
        assertThat(split("Встреча прошла 10 июля. Стороны договорились о новой дате.")).containsExactly(
                "Встреча прошла 10 июля.", "Стороны договорились о новой дате.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t"})
    void a_blank_paragraph_has_no_sentences(String paragraph) {
        assertThat(SentenceSplitter.split(paragraph)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\"", "a. ", "A. B", "\". ", "Mr. ", "x\" y. ", "(", "1. "})
    void hostile_repetition_is_split_into_spans_in_order(String unit) {
        String paragraph = unit.repeat(100_000 / unit.length());

        List<Span> spans = SentenceSplitter.split(paragraph);

        assertThat(spans).isSortedAccordingTo(Comparator.comparingInt(Span::from));
        assertThat(spans).allSatisfy(span -> assertThat(span.length()).isPositive());
    }
}
