package org.parley.story;

import org.parley.fact.Statement;

/**
 * Two statements of which at most one is so, made at about the same time, and neither taking the other back.
 *
 * @param one the one that came first
 * @param other the one against it
 */
public record Dispute(Statement one, Statement other) {

    /** The other side of {@code statement}, which is one of the two. */
    public Statement against(Statement statement) {
        return statement.ordinal() == one.ordinal() ? other : one;
    }
}
