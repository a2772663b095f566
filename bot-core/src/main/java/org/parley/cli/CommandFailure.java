package org.parley.cli;

/** The work of a command failed for a reason that its user can do something about; the message is all they see. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
