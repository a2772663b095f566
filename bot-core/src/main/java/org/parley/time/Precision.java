package org.parley.time;

/** How exactly a source dates something. */
public enum Precision {
    /** A single calendar day. */
    DAY,
    /** A calendar month, day unknown. */
    MONTH,
    /** A calendar year, month unknown. */
    YEAR,
    /** Any other stretch of days, such as a week, a season or "since May". */
    RANGE
}
