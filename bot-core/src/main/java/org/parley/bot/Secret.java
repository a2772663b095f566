package org.parley.bot;

/**
 * A token or another value that must not be seen. It shows itself only to who asks for {@link #value()}, never in a log, a
 * message or a stack trace.
 *
 * @param value the secret itself; never blank
 */
public record Secret(String value) {

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
