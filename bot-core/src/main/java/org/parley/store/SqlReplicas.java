package org.parley.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.Replicas;

/** Replicas in SQL. */
final class SqlReplicas implements Replicas {

    /** In a condition: {@code owner} is nobody, or not alive at {@code :now}. */
    static final String FREE = "(owner IS NULL OR NOT EXISTS (SELECT 1 FROM replica WHERE replica.name = owner AND alive_until > :now))";

    private final Jdbi jdbi;

    SqlReplicas(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void alive(String replica, Instant until) {
        Sql.with(jdbi, handle -> handle
                .createUpdate("INSERT INTO replica (name, alive_until) VALUES (:name, :until)"
                        + " ON CONFLICT (name) DO UPDATE SET alive_until = excluded.alive_until")
                .bind("name", replica).bind("until", until.toEpochMilli()).execute());
    }

    @Override
    public void leave(String replica) {
        Sql.with(jdbi, handle -> handle.createUpdate("DELETE FROM replica WHERE name = :name").bind("name", replica)
                .execute());
    }
}
