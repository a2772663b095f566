package org.parley.slack;

/** Slack could not be reached, or does not take the app's tokens. The message says what to do. */
public final class SlackStartException extends Exception {

    private static final long serialVersionUID = 1L;

    SlackStartException(String message, Throwable cause) {
        super(message, cause);
    }

    SlackStartException(String message) {
        super(message);
    }
}
