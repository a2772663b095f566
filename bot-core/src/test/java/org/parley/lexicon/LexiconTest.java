package org.parley.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

    private static final Lexicon LEXICON = Lexicon.load();

    @ParameterizedTest
    @CsvSource({"colour,NOUN,color,NOUN", "organise,VERB,organize,VERB", "programme,NOUN,program,NOUN",
            "defence,NOUN,defense,NOUN",
            "lifeboat,NOUN,life-boat,NOUN", "Garden,NOUN,garden,PROPN", "glorpise,VERB,glorpize,VERB"})
    void takes_spellings_of_one_word_for_the_same(String a, Tag tagA, String b, Tag tagB) {
        assertThat(LEXICON.relation(a, tagA, b, tagB)).isEqualTo(Relation.SAME);
    }

    @ParameterizedTest
    @CsvSource({"resignation,NOUN,resign,VERB,DERIVED", "visit,NOUN,visit,VERB,DERIVED",
            "france,PROPN,french,ADJ,DERIVED",
            "begin,VERB,start,VERB,SYNONYM", "lawyer,NOUN,attorney,NOUN,SYNONYM", "call off,VERB,cancel,VERB,SYNONYM",
            "step down,VERB,resign,VERB,SYNONYM", "rise,VERB,fall,VERB,ANTONYM", "buy,VERB,sell,VERB,ANTONYM",
            "big,ADJ,small,ADJ,ANTONYM", "acceptance,NOUN,rejection,NOUN,ANTONYM",
            "acceptance,NOUN,reject,VERB,ANTONYM",
            "murder,VERB,kill,VERB,NARROWER", "tree,NOUN,oak,NOUN,BROADER", "monday,PROPN,tuesday,PROPN,SIBLING",
            "departure,NOUN,quit,VERB,RELATED", "writer,NOUN,writing,NOUN,RELATED", "kill,VERB,die,VERB,RELATED",
            "sign,VERB,ratify,VERB,RELATED", "dog,NOUN,table,NOUN,NONE", "sing,VERB,cancel,VERB,NONE",
            "tour,NOUN,tor,NOUN,NONE",
            "glorp,NOUN,blorp,NOUN,NONE", "the,DET,a,DET,NONE"})
    void says_how_two_words_belong_together(String a, Tag tagA, String b, Tag tagB, Relation relation) {
        assertThat(LEXICON.relation(a, tagA, b, tagB)).isEqualTo(relation);
    }

    @Test
    void says_the_reverse_the_other_way_round() {
        List<String> verbs = List.of("run", "walk", "sell", "buy", "kill", "murder", "begin", "start", "eat", "devour",
                "rise", "fall");
        for (String a : verbs) {
            for (String b : verbs) {
                Relation there = LEXICON.relation(a, Tag.VERB, b, Tag.VERB);

                Relation back = LEXICON.relation(b, Tag.VERB, a, Tag.VERB);

                Relation reverse = there == Relation.NARROWER
                        ? Relation.BROADER
                        : there == Relation.BROADER ? Relation.NARROWER : there;
                assertThat(back).as(a + " and " + b).isEqualTo(reverse);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"teacher,PERSON", "orchestra,GROUP", "city,LOCATION", "month,TIME", "kilometre,QUANTITY",
            "letter,COMMUNICATION",
            "tractor,ARTIFACT", "wage,POSSESSION", "thunderstorm,PHENOMENON", "bread,FOOD"})
    void knows_what_kind_of_thing_a_noun_stands_for(String noun, SemanticType type) {
        assertThat(LEXICON.mainTypes(noun)).contains(type);
        assertThat(LEXICON.types(noun)).containsAll(LEXICON.mainTypes(noun));
    }

    @Test
    void keeps_a_noun_s_main_kinds_apart_from_its_possible_ones() {
        assertThat(LEXICON.mainTypes("company")).containsExactly(SemanticType.GROUP);
        assertThat(LEXICON.types("company")).contains(SemanticType.GROUP, SemanticType.PERSON);
        assertThat(LEXICON.types("glorp")).isEmpty();
    }

    @Test
    void knows_what_kind_of_happening_a_verb_stands_for() {
        assertThat(LEXICON.mainVerbTypes("announce")).containsExactly(SemanticType.COMMUNICATION);
        assertThat(LEXICON.mainVerbTypes("arrive")).contains(SemanticType.MOTION);
    }

    @Test
    void gives_a_few_synonyms_of_the_main_senses() {
        assertThat(LEXICON.synonyms("postpone", Tag.VERB)).contains("put off", "defer").hasSizeLessThanOrEqualTo(8);
        assertThat(LEXICON.synonyms("truce", Tag.NOUN)).containsExactlyInAnyOrder("armistice", "cease-fire");
        assertThat(LEXICON.synonyms("glorp", Tag.NOUN)).isEmpty();
    }

    @Test
    void finds_phrasal_verbs_before_and_after_their_objects() {
        assertThat(LEXICON.phrasal(List.of("they", "call", "off", "the", "party"), 1))
                .contains(new Lexicon.Phrase("call off", 2));
        assertThat(LEXICON.phrasal(List.of("they", "call", "the", "whole", "party", "off", "."), 1))
                .contains(new Lexicon.Phrase("call off", 5));
        assertThat(LEXICON.phrasal(List.of("she", "step", "down", "in", "june"), 1))
                .contains(new Lexicon.Phrase("step down", 2));
        assertThat(LEXICON.phrasal(List.of("she", "put", "the", "box", "on", "the", "table"), 1)).isEmpty();
        assertThat(LEXICON.phrasal(List.of("she", "sleep"), 1)).isEmpty();
    }

    @Test
    void knows_words_in_any_case_and_only_as_what_they_are() {
        assertThat(LEXICON.knows("Bridge")).isTrue();
        assertThat(LEXICON.knows("ceasefire")).isTrue();
        assertThat(LEXICON.knows("glorp")).isFalse();
        assertThat(LEXICON.knows("teacher", Tag.NOUN)).isTrue();
        assertThat(LEXICON.knows("teacher", Tag.VERB)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Tag.class)
    void compares_a_word_with_itself_as_the_same_whatever_its_tag(Tag tag) {
        assertThat(LEXICON.relation("fast", tag, "fast", tag)).isEqualTo(Relation.SAME);
    }
}
