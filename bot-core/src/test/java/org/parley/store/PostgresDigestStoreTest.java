package org.parley.store;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresDigestStoreTest extends DigestStoreContract {

    @Override
    Database open() {
        return Database.shared(PostgresServer.newDatabase());
    }
}
