package org.parley.store;

/** The database cannot be used; the message says which, why, and what would work, without any password. */
public final class StoreException extends RuntimeException {

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
