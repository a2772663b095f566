package org.parley.fact;

/**
 * A question that the author of a dossier foresaw.
 *
 * @param text the question, as somebody might ask it
 * @param kind what is known about its answer
 * @param target the id of the fact that answers or corrects it; of the gap, where the sources do not say
 * @param reply for a gap, what the sources do not say, in one sentence; else empty
 */
public record ExpectedQuestion(String text, Kind kind, String target, String reply) {

    /** What a dossier knows about a question that it expects. */
    public enum Kind {
        /** A fact answers it. */
        ANSWERED,
        /** It takes something for granted that a fact contradicts. */
        CORRECTED,
        /** The sources do not say. */
        GAP
    }
}
