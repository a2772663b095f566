package org.parley.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDigestStoreTest extends DigestStoreContract {

    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.embedded(folder);
    }
}
