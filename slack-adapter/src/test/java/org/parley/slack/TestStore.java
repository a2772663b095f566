package org.parley.slack;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parley.delivery.Connector;
import org.parley.delivery.Gateway;
import org.parley.delivery.Messenger;
import org.parley.delivery.UpdateHandler;
import org.parley.store.Database;

/** A store of its own. What was started on it can be started on it again, or twice at a time. */
final class TestStore implements Connector, AutoCloseable {

    private final Database database = Database.inMemory();

    @Override
    public Gateway connect(Messenger messenger, UpdateHandler handler) {
        return Gateway.start(database, messenger, handler, List.of(), InstantSource.system(),
                RandomGenerator.getDefault());
    }

    @Override
    public void close() {
        database.close();
    }
}
