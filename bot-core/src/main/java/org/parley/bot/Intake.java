package org.parley.bot;

import java.time.InstantSource;
import java.util.List;
import org.parley.delivery.DeliveryStore;
import org.parley.ingest.Destinations;
import org.parley.ingest.Fetcher;
import org.parley.ingest.Ingestor;
import org.parley.ingest.Item;
import org.parley.ingest.Outcome;
import org.parley.ingest.Watch;
import org.parley.store.ArticleStore;
import org.parley.store.Database;

/** The way for articles into the store, wired. Safe for use by many threads. */
public final class Intake implements AutoCloseable {

    private final ParleyConfig config;
    private final Database database;
    private final Fetcher fetcher;
    private final Ingestor ingestor;

    private Intake(ParleyConfig config, Database database) {
        this.config = config;
        this.database = database;
        this.fetcher = new Fetcher(new Destinations(config.intake().internalHosts()));
        this.ingestor = new Ingestor(database.articles(), database.feeds(), fetcher, InstantSource.system());
    }

    /**
     * Opens the store that {@code config} names; makes it where it is the embedded one and not there.
     *
     * @throws org.parley.store.StoreException if it cannot be used
     */
    public static Intake open(ParleyConfig config) {
        return new Intake(config, database(config));
    }

    /** The store that {@code config} names, opened. */
    static Database database(ParleyConfig config) {
        return config.intake().databaseUrl().map(url -> Database.shared(url.value()))
                .orElseGet(() -> Database.embedded(config.data()));
    }

    /** Whether there is a store to open without making one. */
    public static boolean exists(ParleyConfig config) {
        return config.intake().databaseUrl().isPresent() || Database.isIn(config.data());
    }

    /**
     * Takes in one thing that somebody asked for.
     *
     * @return an outcome for each article in it
     * @throws InterruptedException if the thread is told to stop meanwhile
     */
    public List<Outcome.Of> ingest(Item item) throws InterruptedException {
        return ingestor.ingest(item);
    }

    /** The articles in the store. */
    public ArticleStore articles() {
        return database.articles();
    }

    /** What waits to be handled and sent, and what became of what was. */
    public DeliveryStore deliveries() {
        return database;
    }

    /** The store itself. */
    Database database() {
        return database;
    }

    /** Begins to watch the configured feeds and folders. */
    Watch watch() {
        return Watch.start(config.intake().feeds(), ingestor, config.intake().feedInterval());
    }

    @Override
    public void close() {
        fetcher.close();
        database.close();
    }
}
