package org.parley.question;

import java.util.Optional;
import org.parley.syntax.Word;

/**
 * A word of a question that an answer's evidence has to account for.
 *
 * @param word the word
 * @param index its place in the question; -1 for one carried over from an earlier turn
 * @param kind what part it plays
 * @param entity the entity it belongs to, if it is part of a name that is known
 */
public record Term(Word word, int index, Kind kind, Optional<String> entity) {

    /** The part a word plays in a question. */
    public enum Kind {
        /** Part of a name. */
        NAME,
        /** A number. */
        NUMBER,
        /** A verb. */
        VERB,
        /** A noun. */
        NOUN,
        /** An adjective or adverb. */
        MODIFIER,
        /** The noun that says what is sought, as in "which town"; the answer is one, evidence need not repeat the word. */
        FOCUS,
        /** A word carried over from an earlier turn of the conversation. */
        CARRIED
    }

    /** The dictionary form. */
    public String lemma() {
        return word.lemma();
    }
}
