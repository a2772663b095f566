package org.parley.fact;

/** How certain a source makes a statement. */
public enum Certainty {
    /** Stated as having happened, or as being so. */
    ASSERTED,
    /** Stated on the word of somebody else: "according to", "he said". */
    REPORTED,
    /** Said not to be so. */
    DENIED,
    /** Passed on without anybody standing for it. */
    RUMOURED,
    /** Expected or intended; not happened when it was reported. */
    PLANNED,
    /** Was planned for that time, and has been put to another. */
    POSTPONED,
    /** Was planned, and will not happen or did not happen. */
    CANCELLED
}
