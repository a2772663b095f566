package org.parley.store;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresDeliveryStoreTest extends DeliveryStoreContract {

    @Override
    Database open() {
        return Database.shared(PostgresServer.newDatabase());
    }
}
