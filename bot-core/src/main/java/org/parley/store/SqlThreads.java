package org.parley.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.Threads;

/** The threads in SQL. */
final class SqlThreads implements Threads {

    private final Jdbi jdbi;

    SqlThreads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void join(String platform, String chat, String thread, Instant now) {
        Sql.with(jdbi, handle -> handle
                .createUpdate("INSERT INTO thread (platform, chat, thread, asked) VALUES (:platform, :chat, :thread,"
                        + " :now) ON CONFLICT (platform, chat, thread) DO UPDATE SET asked = :now")
                .bind("platform", platform).bind("chat", chat).bind("thread", thread).bind("now", now.toEpochMilli())
                .execute());
    }

    @Override
    public void leave(String platform, String chat, String thread) {
        Sql.with(jdbi, handle -> handle
                .createUpdate("DELETE FROM thread WHERE platform = :platform AND chat = :chat AND thread = :thread")
                .bind("platform", platform).bind("chat", chat).bind("thread", thread).execute());
    }

    @Override
    public boolean takesPart(String platform, String chat, String thread) {
        return Sql.with(jdbi, handle -> handle
                .createQuery("SELECT count(*) FROM thread WHERE platform = :platform AND chat = :chat"
                        + " AND thread = :thread")
                .bind("platform", platform).bind("chat", chat).bind("thread", thread).mapTo(Integer.class).one()) > 0;
    }

    @Override
    public void purge(Instant then) {
        Sql.with(jdbi, handle -> handle.createUpdate("DELETE FROM thread WHERE asked < :then")
                .bind("then", then.toEpochMilli()).execute());
    }
}
