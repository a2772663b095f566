package org.parley.reading;

import java.util.List;
import java.util.Optional;
import org.parley.fact.Statement;

/**
 * A statement read against a question.
 *
 * @param statement the statement
 * @param slot what fills the slot asked for, if anything does
 * @param probability the estimate in [0, 1] that the statement answers
 * @param conflict what in the question the statement contradicts, if it does
 * @param features what the estimate rests on
 * @param slots all that could fill the slot, the best first
 */
public record Candidate(Statement statement, Optional<String> slot, double probability, Optional<Conflict> conflict,
        Features features,
        List<String> slots) {

    public Candidate {
        slots = List.copyOf(slots);
    }

    /** What a question takes for granted and a statement contradicts. */
    public enum Conflict {
        /** Somebody else did it. */
        SUBJECT,
        /** It happened at another time. */
        TIME,
        /** It is denied. */
        DENIED,
        /** It was called off, or is only planned. */
        CANCELLED
    }
}
