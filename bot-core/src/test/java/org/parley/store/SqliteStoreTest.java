package org.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {

    @TempDir
    Path folder;

    @Override
    Database open() {
        return Database.embedded(folder.resolve("data"));
    }

    @Test
    void tells_whether_there_is_one_without_making_it() {
        assertThat(Database.isIn(folder)).isFalse();
        assertThat(folder.resolve("data")).exists();
        assertThat(Database.isIn(folder.resolve("data"))).isTrue();
    }

    @Test
    void says_what_is_wrong_with_a_file_that_is_no_database() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("parley.db"), "This is not a database at all, but a letter.".repeat(50));

        assertThatThrownBy(() -> Database.embedded(other)).isInstanceOf(StoreException.class)
                .hasMessageContaining(other.resolve("parley.db").toString());
    }
}
