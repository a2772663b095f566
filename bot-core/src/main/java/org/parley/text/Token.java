package org.parley.text;

/**
 * One word, number, symbol or punctuation mark of a text.
 *
 * @param text the characters as they stand in the text, never empty
 * @param span where they stand
 */
public record Token(String text, Span span) {

    public Token {
        if (text.isEmpty() || text.length() != span.length()) {
            throw new IllegalArgumentException(
                    "a token needs a text as long as its span, but got \"" + text + "\" at " + span);
        }
    }
}
