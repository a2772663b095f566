package org.parley.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.DeliveryStore;
import org.parley.delivery.DigestLedger;
import org.parley.delivery.Inbox;
import org.parley.delivery.Outbox;
import org.parley.delivery.Replicas;
import org.parley.delivery.Subscriptions;
import org.parley.delivery.Threads;
import org.parley.delivery.Watches;

/** An open database whose schema is up to date. */
public final class Database implements DeliveryStore, AutoCloseable {

    private static final String FILE = "parley.db";
    /** How long a statement waits for another process that is writing, and a caller for a free connection. */
    private static final int WAIT_MILLIS = 10_000;
    /** SQLite lets one write at a time and others read meanwhile; the core has few threads that use the store at once. */
    private static final int CONNECTIONS = 4;
    /**
     * PostgreSQL ends a transaction that its process has left open for five seconds, as one that is stopped or whose machine is gone has,
     * and lets nobody wait longer than that for a lock: others must not stand still with the one that does.
     */
    private static final String PATIENCE = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=5s";
    private static final String MIGRATIONS = "classpath:org/parley/store/schema";

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Whether there is an embedded database in {@code folder}. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * The embedded database in {@code folder}; both are made where they are not there.
     *
     * @throws StoreException if it cannot be used
     */
    public static Database embedded(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            // A lock of our own, for two processes that start at once: SQLite has none that spans the statements of a migration.
            try (FileChannel channel = FileChannel.open(folder.resolve(FILE + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl("jdbc:sqlite:" + file);
                config.addDataSourceProperty("journal_mode", "WAL");
                // A commit that was acknowledged survives the loss of power.
                config.addDataSourceProperty("synchronous", "FULL");
                config.addDataSourceProperty("busy_timeout", String.valueOf(WAIT_MILLIS));
                // A transaction that is going to write waits at its start, where it can, and not at its first write, where it would fail.
                config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
                return open(config, "the database " + file, CONNECTIONS, FluentConfiguration::dataSource);
            }
        } catch (IOException e) {
            throw new StoreException("the data folder " + folder + " cannot be written: " + e.getMessage()
                    + "; give another with --data or PARLEY_DATA", e);
        }
    }

    /**
     * A database in memory, gone when it is closed; for a bot that is to leave nothing behind.
     *
     * @throws StoreException if it cannot be used
     */
    public static Database inMemory() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite::memory:");
        // Each connection would have a database of its own, and it would end with the connection.
        config.setMaxLifetime(0);
        return open(config, "a database in memory", 1, FluentConfiguration::dataSource);
    }

    /**
     * A shared database.
     *
     * @param url its JDBC URL, {@code jdbc:postgresql://...}; may hold a password
     * @throws StoreException if it cannot be used
     */
    public static Database shared(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StoreException("PARLEY_DATABASE_URL is not the JDBC URL of a PostgreSQL database, such as"
                    + " jdbc:postgresql://localhost/parley?user=parley");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.addDataSourceProperty("options", PATIENCE);
        // One connection of a migration waits for the other, for as long as it takes.
        return open(config, "the database of PARLEY_DATABASE_URL", CONNECTIONS,
                (flyway, pool) -> flyway.dataSource(url, null, null));
    }

    private static Database open(HikariConfig config, String name, int connections,
            BiFunction<FluentConfiguration, DataSource, FluentConfiguration> migrating) {
        config.setPoolName("parley-store");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        HikariDataSource pool = connect(config, name);
        try {
            migrating.apply(Flyway.configure(Database.class.getClassLoader()), pool).locations(MIGRATIONS).load()
                    .migrate();
            return new Database(pool);
        } catch (FlywayException e) {
            pool.close();
            throw new StoreException(name + " has a schema that cannot be brought up to date: " + firstLine(e)
                    + "; it may have been written by a newer version", e);
        }
    }

    private static HikariDataSource connect(HikariConfig config, String name) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StoreException(name + " cannot be reached: " + firstLine(reason), e);
        }
    }

    /** A driver's message may go on for a page; a URL that it could not make sense of may hold a password. */
    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("jdbc:\\S+", "jdbc:...");
    }

    /** The articles in it. */
    public ArticleStore articles() {
        return new SqlArticleStore(jdbi);
    }

    /** The feeds in it. */
    public FeedLedger feeds() {
        return new SqlFeedLedger(jdbi);
    }

    @Override
    public Inbox inbox() {
        return new SqlInbox(jdbi);
    }

    @Override
    public Outbox outbox() {
        return new SqlOutbox(jdbi);
    }

    @Override
    public Threads threads() {
        return new SqlThreads(jdbi);
    }

    @Override
    public Replicas replicas() {
        return new SqlReplicas(jdbi);
    }

    @Override
    public Subscriptions subscriptions() {
        return new SqlSubscriptions(jdbi);
    }

    @Override
    public DigestLedger digests() {
        return new SqlDigestLedger(jdbi);
    }

    @Override
    public Watches watches() {
        return new SqlWatches(jdbi);
    }

    /** What is kept of conversations. */
    public ConversationStore conversations() {
        return new SqlConversationStore(jdbi);
    }

    @Override
    public void close() {
        pool.close();
    }
}
