package org.parley.syntax;

/**
 * A noun phrase without the prepositional phrases that follow it.
 *
 * @param from index of its first word
 * @param to index after its last
 * @param head index of the word it is about
 * @param preposition the preposition in front of it, in lower case; empty where there is none
 */
public record NounPhrase(int from, int to, int head, String preposition) {

    /** Whether the word at {@code index} belongs to it. */
    public boolean contains(int index) {
        return index >= from && index < to;
    }
}
