package org.parley.syntax;

import org.parley.lexicon.Tag;
import org.parley.text.Span;

/**
 * One token of an analysed text.
 *
 * @param text as written
 * @param lower in lower case, with straight apostrophes
 * @param lemma the dictionary form, in lower case
 * @param tag the part of speech
 * @param span its characters in the text
 * @param inQuote whether it stands between quotation marks
 */
public record Word(String text, String lower, String lemma, Tag tag, Span span, boolean inQuote) {

    /** Whether it is a noun, name, verb, adjective, number or adverb: a word that carries meaning by itself. */
    public boolean isContent() {
        return switch (tag) {
            case NOUN, PROPN, VERB, ADJ, NUM -> !FunctionWords.contains(lower) && !FunctionWords.contains(lemma);
            case ADV -> !FunctionWords.contains(lower) && lower.length() > 3;
            case AUX, PRON, DET, ADP, PART, CCONJ, SCONJ, INTJ, PUNCT, SYM, X -> false;
        };
    }

    /** Whether it begins with an upper-case letter. */
    public boolean isCapitalized() {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }

    /** Whether it is a noun or a name. */
    public boolean isNominal() {
        return tag == Tag.NOUN || tag == Tag.PROPN;
    }
}
