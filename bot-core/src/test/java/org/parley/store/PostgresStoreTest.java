package org.parley.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same on a PostgreSQL server, which the test starts; its binaries are there for Linux on x86-64. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresStoreTest extends StoreContract {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    @BeforeEach
    void openDatabase() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.openDatabase();
    }

    @Override
    Database open() {
        return Database.shared(server.getJdbcUrl("postgres", "postgres"));
    }

    @Test
    void says_that_a_server_is_not_there_and_keeps_the_password_to_itself() {
        assertThatThrownBy(() -> Database
                .shared("jdbc:postgresql://localhost:1/parley?user=parley&password=hush&connectTimeout=1"))
                .isInstanceOf(StoreException.class).hasMessageContaining("PARLEY_DATABASE_URL")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> Database.shared("jdbc:nonsense://parley:hush@localhost"))
                .isInstanceOf(StoreException.class).hasMessageNotContaining("hush");
    }
}
