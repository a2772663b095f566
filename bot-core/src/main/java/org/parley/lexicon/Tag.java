package org.parley.lexicon;

/** The parts of speech of <a href="https://universaldependencies.org/u/pos/">Universal Dependencies</a>. */
public enum Tag {
    /** Common noun. */
    NOUN,
    /** Name. */
    PROPN,
    /** Full verb. */
    VERB,
    /** Auxiliary or modal: did, has, will, is. */
    AUX,
    /** Adjective. */
    ADJ,
    /** Adverb, also when, where, why and how. */
    ADV,
    /** Cardinal number in figures or words. */
    NUM,
    /** Pronoun, also who and what. */
    PRON,
    /** Article or other determiner. */
    DET,
    /** Preposition, also the particle of a phrasal verb. */
    ADP,
    /** The possessive 's, not, and to before an infinitive. */
    PART,
    /** And, or, but. */
    CCONJ,
    /** That, if, because. */
    SCONJ,
    /** Yes, hello. */
    INTJ,
    /** Punctuation mark. */
    PUNCT,
    /** Symbol such as $ or %. */
    SYM,
    /** Anything else. */
    X;

    /** Noun or name. */
    public boolean nominal() {
        return this == NOUN || this == PROPN;
    }

    /** Full or auxiliary verb. */
    public boolean verbal() {
        return this == VERB || this == AUX;
    }
}
