package org.parley.question;

/** The kind of thing that a question seeks. */
public enum AnswerType {
    /** Somebody who acts: a person, a party, an organization. */
    AGENT,
    /** A place. */
    PLACE,
    /** A date, or some other point in time. */
    DATE,
    /** A time of day. */
    CLOCK,
    /** How long something lasts or lasted, or lay between two events. */
    DURATION,
    /** A number of things. */
    COUNT,
    /** A sum, share, distance or other measured quantity. */
    QUANTITY,
    /** Somebody's age. */
    AGE,
    /** A cause, reason or purpose. */
    REASON,
    /** A way or means. */
    MANNER,
    /** Words as they were spoken, or what somebody said. */
    SPEECH,
    /** Yes or no. */
    YES_NO,
    /** One of the alternatives that the question names. */
    CHOICE,
    /** What something or someone is. */
    DEFINITION,
    /** A thing of the kind that the focus names. */
    THING,
    /** No kind stated, as in a fragment of one or two names. */
    ANY
}
