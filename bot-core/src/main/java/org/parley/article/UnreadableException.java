package org.parley.article;

/** Bytes that are no article; with the reason, one sentence for the person who sent them. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
