package org.parley.embedding;

/**
 * There are no vectors to be had, as on a platform that the model's runtime does not come for. Whoever ranks by vectors
 * can go on without.
 */
public final class EmbedderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbedderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
