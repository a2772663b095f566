package org.parley.lexicon;

import java.util.List;
import org.parley.text.Token;

/** Tells the parts of speech of the words of a sentence. Safe for use by many threads. */
@FunctionalInterface
public interface Tagger {

    /** One tag for each token of a sentence, in order. */
    List<Tag> tag(List<Token> sentence);
}
