package org.parley.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs statements and tells a failure in our words. */
final class Sql {

    /** Work on one connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle);
    }

    private Sql() {
    }

    /** Single statements, each its own transaction. */
    static <T> T with(Jdbi jdbi, Work<T> work) {
        return told(() -> jdbi.withHandle(work::on));
    }

    /** Statements that take effect together or not at all. */
    static <T> T inTransaction(Jdbi jdbi, Work<T> work) {
        return told(() -> jdbi.inTransaction(work::on));
    }

    /** PostgreSQL takes no zero character in text. */
    static String storable(String text) {
        return text.replace("\0", "");
    }

    private static <T> T told(java.util.function.Supplier<T> statements) {
        try {
            return statements.get();
        } catch (JdbiException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StoreException("the database failed: " + reason.getMessage(), e);
        }
    }
}
