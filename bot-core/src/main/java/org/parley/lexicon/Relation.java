package org.parley.lexicon;

/** How one word stands to another, the closest first: what {@link Lexicon#relation} says of two words is the first that holds. */
public enum Relation {
    /** The same word and part of speech, also in British and American spelling, with or without a hyphen. */
    SAME,
    /** One is made from the other: resign and resignation, a visit and to visit. */
    DERIVED,
    /** They share a meaning that is a main one of either: start and begin. */
    SYNONYM,
    /** They, or the words that they are close in meaning to, are opposites: rise and fall. */
    ANTONYM,
    /** The first is a kind of the second, at most two steps up: sprint and run. */
    NARROWER,
    /** The second is a kind of the first. */
    BROADER,
    /** Nouns or verbs whose main meanings are kinds of the same, not too general thing, and thus commonly exclude each other. */
    SIBLING,
    /**
     * Something weaker: a synonym of one is derived from the other (departure and quit), both are derived from a third, one causes or
     * entails the other, or they share a minor meaning.
     */
    RELATED,
    /** None of these, or a word that the lexicon does not know. */
    NONE
}
