package org.parley.time;

/** Which way a date without a year, or a bare weekday, is to be looked for from the reference date. */
public enum Direction {
    /** The latest one that is not after the reference date. */
    PAST,
    /** The first one that is not before the reference date. */
    FUTURE
}
