package org.parley.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * A light stemmer for a richly inflected language that has none among the analyzers here: long words lose up to three letters at
 * their end, and never more than a third.
 */
final class PrefixFilter extends TokenFilter {

    private static final int SHORTEST = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    PrefixFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        int cut = Math.min(3, term.length() / 3);
        if (term.length() > SHORTEST) {
            term.setLength(Math.max(SHORTEST, term.length() - cut));
        }
        return true;
    }
}
