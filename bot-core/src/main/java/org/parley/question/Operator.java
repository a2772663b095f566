package org.parley.question;

/** What is to be done with the facts that fit, beyond finding one. */
public enum Operator {
    /** Find the one that answers. */
    NONE,
    /** The earliest. */
    FIRST,
    /** The latest. */
    LATEST,
    /** All that fit. */
    LIST,
    /** All that fit, in order of their dates. */
    TIMELINE,
    /** The one that came before the event named. */
    BEFORE,
    /** The one that came after the event named. */
    AFTER,
    /** Those between the two events or dates named. */
    BETWEEN,
    /** The time from one event to the other. */
    INTERVAL,
    /** Which of the events named came first or last. */
    ORDER,
    /** The whole in a sentence or two. */
    SUMMARY
}
