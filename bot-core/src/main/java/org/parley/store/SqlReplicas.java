package org.parley.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.Replicas;

/** Replicas in SQL. */
final class SqlReplicas implements Replicas {

    /** In a condition: at {@code :now}, {@code owner} is nobody, not alive, or has had it for longer than {@link Replicas#CLAIM_GOOD_FOR}. */
    static final String FREE = free("");

    /** The same where the columns of the row that is claimed need {@code qualifier}, such as {@code inbox.}, before them. */
    static String free(String qualifier) {
        return "(%1$sowner IS NULL OR %1$sclaimed <= :now - %2$d OR NOT EXISTS (SELECT 1 FROM replica WHERE replica.name = %1$sowner AND alive_until > :now))"
                .formatted(qualifier, Replicas.CLAIM_GOOD_FOR.toMillis());
    }

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
