package org.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Recipient;
import org.parley.delivery.Watches;

/** Watches in SQL. */
final class SqlWatches implements Watches {

    private final Jdbi jdbi;

    SqlWatches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Watch add(Recipient to, String person, String question, String language, Known answer, long sequence,
            Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            String chat = SqlOutbox.home(handle, to.platform(), to.chat());
            // Watches of a chat are numbered in the order they were set, also where two came in the same millisecond.
            long last = handle.createQuery("SELECT MAX(created) FROM watch WHERE platform = :platform AND chat = :chat")
                    .bind("platform", to.platform()).bind("chat", chat).mapTo(Long.class).findOne().orElse(0L);
            handle.createUpdate(
                    "INSERT INTO watch (id, platform, chat, thread, person, question, language, status, answer, sequence,"
                            + " version, created) VALUES (:id, :platform, :chat, :thread, :person, :question, :language, :status, :answer,"
                            + " :sequence, 0, :now) ON CONFLICT (platform, chat, thread, question) DO NOTHING")
                    .bind("id", UUID.randomUUID().toString()).bind("platform", to.platform()).bind("chat", chat)
                    .bind("thread", to.thread().orElse("")).bind("person", person)
                    .bind("question", Sql.storable(question)).bind("language", language).bind("status", answer.status())
                    .bind("answer", Sql.storable(answer.text())).bind("sequence", sequence)
                    .bind("now", Math.max(now.toEpochMilli(), last + 1)).execute();
            return handle
                    .createQuery("SELECT * FROM watch WHERE platform = :platform AND chat = :chat AND thread = :thread"
                            + " AND question = :question")
                    .bind("platform", to.platform()).bind("chat", chat).bind("thread", to.thread().orElse(""))
                    .bind("question", Sql.storable(question)).map((row, context) -> watch(row)).one();
        });
    }

    private static Watch watch(ResultSet row) throws SQLException {
        Recipient to = new Recipient(row.getString("platform"), row.getString("chat"),
                Optional.of(row.getString("thread")).filter(thread -> !thread.isEmpty()));
        return new Watch(row.getString("id"), to, row.getString("person"), row.getString("question"),
                row.getString("language"),
                new Known(row.getString("status"), row.getString("answer")), row.getLong("sequence"),
                row.getInt("version"));
    }

    @Override
    public List<Watch> in(Recipient to) {
        return Sql.with(jdbi, handle -> handle
                .createQuery("SELECT * FROM watch WHERE platform = :platform AND chat = :chat AND thread = :thread"
                        + " ORDER BY created, id")
                .bind("platform", to.platform()).bind("chat", SqlOutbox.home(handle, to.platform(), to.chat()))
                .bind("thread", to.thread().orElse("")).map((row, context) -> watch(row)).list());
    }

    @Override
    public Optional<Watch> find(String id) {
        return Sql.with(jdbi, handle -> handle.createQuery("SELECT * FROM watch WHERE id = :id").bind("id", id)
                .map((row, context) -> watch(row)).findOne());
    }

    @Override
    public boolean remove(String platform, String chat, String id) {
        return Sql.with(jdbi, handle -> handle
                .createUpdate("DELETE FROM watch WHERE id = :id AND platform = :platform AND chat = :chat")
                .bind("id", id).bind("platform", platform).bind("chat", SqlOutbox.home(handle, platform, chat))
                .execute()) > 0;
    }

    @Override
    public List<Watch> behind(String platform, long sequence, int most) {
        return Sql.with(jdbi, handle -> handle
                .createQuery("SELECT * FROM watch WHERE platform = :platform AND sequence < :sequence"
                        + " AND NOT EXISTS (SELECT 1 FROM chat WHERE chat.platform = watch.platform"
                        + " AND chat.chat = watch.chat AND chat.suspended IS NOT NULL) ORDER BY sequence, id LIMIT :most")
                .bind("platform", platform).bind("sequence", sequence).bind("most", most)
                .map((row, context) -> watch(row)).list());
    }

    @Override
    public void confirm(Watch watch, long sequence) {
        Sql.with(jdbi, handle -> update(handle, watch, watch.answer(), sequence));
    }

    @Override
    public boolean change(Watch watch, Known answer, long sequence, List<Outgoing> messages, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            boolean isFirst = update(handle, watch, answer, sequence) > 0;
            if (isFirst) {
                SqlOutbox.enqueue(handle, messages, Optional.empty(), now);
            }
            return isFirst;
        });
    }

    private static int update(Handle handle, Watch watch, Known answer, long sequence) {
        return handle
                .createUpdate("UPDATE watch SET status = :status, answer = :answer, sequence = :sequence,"
                        + " version = version + 1 WHERE id = :id AND version = :version")
                .bind("status", answer.status()).bind("answer", Sql.storable(answer.text())).bind("sequence", sequence)
                .bind("id", watch.id()).bind("version", watch.version()).execute();
    }

    /** What belongs to a chat follows it to its new id, unless there is the same there. */
    static void move(Handle handle, String platform, String from, String to) {
        handle.createUpdate("UPDATE watch SET chat = :to WHERE platform = :platform AND chat = :from AND NOT EXISTS"
                + " (SELECT 1 FROM watch there WHERE there.platform = :platform AND there.chat = :to"
                + " AND there.thread = watch.thread AND there.question = watch.question)").bind("to", to)
                .bind("platform", platform).bind("from", from).execute();
    }

    @Override
    public void forgetPerson(String platform, String person) {
        Sql.with(jdbi,
                handle -> handle.createUpdate("DELETE FROM watch WHERE platform = :platform AND person = :person")
                        .bind("platform", platform).bind("person", person).execute());
    }

    @Override
    public void forgetChat(String platform, String chat) {
        Sql.with(jdbi, handle -> handle.createUpdate("DELETE FROM watch WHERE platform = :platform AND chat = :chat")
                .bind("platform", platform).bind("chat", chat).execute());
    }
}
