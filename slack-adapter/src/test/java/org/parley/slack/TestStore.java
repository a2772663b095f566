package org.parley.slack;

import java.time.InstantSource;
import java.util.ArrayList;
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
    private final List<Gateway> gateways = new ArrayList<>();

    @Override
    public Gateway connect(Messenger messenger, UpdateHandler handler) {
        Gateway gateway = Gateway.start(database, messenger, handler, List.of(), InstantSource.system(),
                RandomGenerator.getDefault());
        gateways.add(gateway);
        return gateway;
    }

    /** The one that was connected last. */
    Gateway gateway() {
        return gateways.getLast();
    }

    @Override
    public void close() {
        database.close();
    }
}
