package org.parley.bot;

import java.util.Optional;
import java.util.function.Supplier;
import org.parley.store.Database;

/** The store, opened, and made where it is not there, when it is first needed: a question alone needs none. Thread-safe. */
final class Storage implements AutoCloseable {

    private final Supplier<Database> opener;
    private final boolean isOwner;
    private Optional<Database> opened = Optional.empty();

    private Storage(Supplier<Database> opener, boolean isOwner) {
        this.opener = opener;
        this.isOwner = isOwner;
    }

    /** One that {@code opener} opens for nobody else. */
    static Storage own(Supplier<Database> opener) {
        return new Storage(opener, true);
    }

    /** One that somebody else closes. */
    static Storage of(Supplier<Database> opener) {
        return new Storage(opener, false);
    }

    /** @throws org.parley.store.StoreException if it cannot be used */
    synchronized Database database() {
        Database database = opened.orElseGet(opener);
        opened = Optional.of(database);
        return database;
    }

    @Override
    public synchronized void close() {
        if (isOwner) {
            opened.ifPresent(Database::close);
        }
    }
}
