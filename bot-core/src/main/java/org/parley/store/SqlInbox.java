package org.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.Inbox;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Received;

/** The inbox in SQL. */
final class SqlInbox implements Inbox {

    /** Replicas that look at the same time see the same first update; all but one of them take a later one. */
    private static final int CANDIDATES = 16;

    private final Jdbi jdbi;

    SqlInbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean accept(String platform, String event, String lane, String payload, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            handle.createUpdate("UPDATE inbox_counter SET last_number = last_number + 1").execute();
            int stored = handle.createUpdate("INSERT INTO inbox (platform, event, number, lane, received, state, due,"
                    + " attempt, payload) SELECT :platform, :event, last_number, :lane, :now, 'NEW', :now, 0, :payload"
                    + " FROM inbox_counter WHERE id = 1 ON CONFLICT (platform, event) DO NOTHING")
                    .bind("platform", platform).bind("event", event).bind("lane", lane)
                    .bind("now", now.toEpochMilli()).bind("payload", Sql.storable(payload)).execute();
            return stored > 0;
        });
    }

    @Override
    public Optional<Received> claim(String platform, String replica, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            List<Received> open = handle.createQuery("SELECT * FROM inbox WHERE platform = :platform"
                    + " AND state = 'NEW' AND due <= :now AND " + SqlReplicas.FREE
                    + " AND NOT EXISTS (SELECT 1 FROM inbox earlier WHERE earlier.platform = inbox.platform"
                    + " AND earlier.lane = inbox.lane AND earlier.number < inbox.number AND earlier.state = 'NEW')"
                    + " ORDER BY number LIMIT " + CANDIDATES)
                    .bind("platform", platform).bind("now", now.toEpochMilli()).map((row, context) -> received(row))
                    .list();
            return open.stream().filter(received -> take(handle, received, replica, now)).findFirst();
        });
    }

    /** False if somebody else was faster. */
    private static boolean take(Handle handle, Received received, String replica, Instant now) {
        return handle
                .createUpdate("UPDATE inbox SET owner = :owner, claimed = :now, attempt = :attempt"
                        + " WHERE platform = :platform AND event = :event AND state = 'NEW' AND attempt = :attempt - 1")
                .bind("owner", replica).bind("now", now.toEpochMilli()).bind("attempt", received.attempt())
                .bind("platform", received.platform())
                .bind("event", received.event()).execute() > 0;
    }

    /** As it is once it has been taken on. */
    private static Received received(ResultSet row) throws SQLException {
        return new Received(row.getString("platform"), row.getString("event"), row.getString("lane"),
                row.getString("payload"), Instant.ofEpochMilli(row.getLong("received")), row.getInt("attempt") + 1);
    }

    @Override
    public boolean settle(Received received, List<Outgoing> messages, Instant now) {
        return settle(received, "DONE", messages, now);
    }

    @Override
    public boolean giveUp(Received received, List<Outgoing> messages, Instant now) {
        return settle(received, "FAILED", messages, now);
    }

    private boolean settle(Received received, String state, List<Outgoing> messages, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            int settled = own(handle, "UPDATE inbox SET state = '" + state
                    + "', owner = NULL, settled = :when, payload = NULL", received, now);
            if (settled > 0) {
                messages.forEach(
                        message -> SqlOutbox.resume(handle, message.to().platform(), message.to().chat(), now));
                SqlOutbox.enqueue(handle, messages, Optional.empty(), now);
            }
            return settled > 0;
        });
    }

    @Override
    public boolean postpone(Received received, Instant due) {
        return Sql.with(jdbi,
                handle -> own(handle, "UPDATE inbox SET owner = NULL, due = :when", received, due)) > 0;
    }

    private static int own(Handle handle, String update, Received received, Instant when) {
        return handle
                .createUpdate(update
                        + " WHERE platform = :platform AND event = :event AND state = 'NEW' AND attempt = :attempt")
                .bind("when", when.toEpochMilli()).bind("platform", received.platform())
                .bind("event", received.event()).bind("attempt", received.attempt()).execute();
    }

    @Override
    public void purge(Instant then) {
        Sql.with(jdbi, handle -> handle.createUpdate("DELETE FROM inbox WHERE settled < :then")
                .bind("then", then.toEpochMilli()).execute());
    }

    @Override
    public int depth(String platform) {
        return Sql.with(jdbi,
                handle -> handle
                        .createQuery("SELECT count(*) FROM inbox WHERE platform = :platform AND state = 'NEW'")
                        .bind("platform", platform).mapTo(Integer.class).one());
    }
}
