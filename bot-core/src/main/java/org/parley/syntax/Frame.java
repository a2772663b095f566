package org.parley.syntax;

import java.util.List;

/**
 * What one verb says: who does it, to what, and under which circumstances. A passive is turned round, so that the subject is
 * always the one who acts.
 *
 * @param verb index of the verb's word
 * @param lemma the verb with its particle, such as {@code call off}
 * @param subject the phrases that act; empty where nothing says
 * @param object the phrases acted upon; empty where there are none
 * @param circumstances the prepositional phrases after the verb
 * @param negated whether it is said not to be so
 * @param modal whether it is only possible, planned or demanded
 */
public record Frame(int verb, String lemma, List<NounPhrase> subject, List<NounPhrase> object,
        List<NounPhrase> circumstances,
        boolean negated, boolean modal) {

    public Frame {
        subject = List.copyOf(subject);
        object = List.copyOf(object);
        circumstances = List.copyOf(circumstances);
    }
}
