package org.parley.syntax;

import java.util.List;

/**
 * An analysed sentence or question.
 *
 * @param text the characters all spans point into
 * @param words its tokens in order
 * @param phrases its noun phrases in order; they do not overlap
 * @param frames what its verbs say, in order
 */
public record Sentence(String text, List<Word> words, List<NounPhrase> phrases, List<Frame> frames) {

    public Sentence {
        words = List.copyOf(words);
        phrases = List.copyOf(phrases);
        frames = List.copyOf(frames);
    }

    /** The characters from the first word of {@code phrase} to its last. */
    public String textOf(NounPhrase phrase) {
        return text.substring(words.get(phrase.from()).span().from(), words.get(phrase.to() - 1).span().to());
    }
}
