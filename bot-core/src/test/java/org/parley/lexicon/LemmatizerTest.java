package org.parley.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmatizerTest {

    private static final Lemmatizer LEMMATIZER = new Lemmatizer(Lexicon.load());

    @ParameterizedTest
    @CsvSource({"geese,NOUN,goose", "Ladders,NOUN,ladder", "churches,NOUN,church", "berries,NOUN,berry",
            "days,NOUN,day",
            "minutes,NOUN,minute", "firemen,NOUN,fireman", "sang,VERB,sing", "stopped,VERB,stop", "baked,VERB,bake",
            "tries,VERB,try", "making,VERB,make", "goes,VERB,go", "was,AUX,be", "has,AUX,have", "did,AUX,do",
            "better,ADJ,good",
            "happiest,ADJ,happy", "larger,ADJ,large"})
    void brings_a_known_word_to_its_dictionary_form(String word, Tag tag, String lemma) {
        assertThat(LEMMATIZER.lemma(word, tag)).isEqualTo(lemma);
    }

    @ParameterizedTest
    @CsvSource({"glorps,NOUN,glorp", "zorgies,NOUN,zorgy", "flibboxes,NOUN,flibbox", "vlogging,VERB,vlog",
            "blorging,VERB,blorge",
            "tokenized,VERB,tokenize", "glorped,VERB,glorp", "glorps,VERB,glorp", "zorgied,VERB,zorgy"})
    void takes_the_regular_endings_off_a_word_that_it_does_not_know(String word, Tag tag, String lemma) {
        assertThat(LEMMATIZER.lemma(word, tag)).isEqualTo(lemma);
    }

    @ParameterizedTest
    @CsvSource({"gas,NOUN", "talks,NOUN", "news,NOUN", "physics,NOUN", "bus,NOUN", "glass,NOUN", "crisis,NOUN",
            "former,ADJ", "fast,ADV",
            "athens,PROPN", "the,DET"})
    void leaves_a_word_that_only_looks_inflected(String word, Tag tag) {
        assertThat(LEMMATIZER.lemma(word, tag)).isEqualTo(word);
    }

    @Test
    void undoes_contractions() {
        assertThat(LEMMATIZER.lemma("n't", Tag.PART)).isEqualTo("not");
        assertThat(LEMMATIZER.lemma("’re", Tag.AUX)).isEqualTo("be");
        assertThat(LEMMATIZER.lemma("wo", Tag.AUX)).isEqualTo("will");
    }
}
