package org.parley.story;

import org.parley.fact.Statement;

/**
 * A later statement in place of an earlier one.
 *
 * @param old what was stated before
 * @param now what holds in its place
 * @param what what about it is another
 * @param was the value that no longer holds, as a reader writes it: a date, a figure with what it counts, a place; empty where a plan
 *        was dropped or what was denied came true
 */
public record Change(Statement old, Statement now, What what, String was) {

    /** What about a statement can be another later. */
    public enum What {
        /** When something is to happen or happened. */
        DATE,
        /** Where it is to happen. */
        PLACE,
        /** How many or how much. */
        FIGURE,
        /** What was planned is not to happen. */
        CALLED_OFF,
        /** What was denied has come true or is now planned. */
        BORNE_OUT
    }
}
