package org.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.Outbox;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Pace;
import org.parley.delivery.Quota;
import org.parley.delivery.Recipient;

/** The outbox in SQL. Who changes a chat's messages holds the lock of the chat's row first. */
final class SqlOutbox implements Outbox {

    /** A group moves once in its life; more is a circle. */
    private static final int MOST_MOVES = 8;

    private final Jdbi jdbi;

    SqlOutbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void enqueue(List<Outgoing> messages, Instant now) {
        Sql.inTransaction(jdbi, handle -> {
            enqueue(handle, messages, Optional.empty(), now);
            return messages.size();
        });
    }

    /** @param digest the delivery of a digest that they belong to */
    static void enqueue(Handle handle, List<Outgoing> messages, Optional<String> digest, Instant now) {
        for (Outgoing message : messages) {
            Recipient to = message.to();
            String chat = home(handle, to.platform(), to.chat());
            long number = nextNumber(handle, to.platform(), chat);
            onChat(handle, "INSERT INTO outbox (platform, chat, number, thread, state, attempt, claim, name, reference,"
                    + " digest, queued, expires, message) VALUES (:platform, :chat, :number, :thread, 'QUEUED', 0, 0,"
                    + " :name, :reference, :digest, :now, :expires, :message)", to.platform(), chat)
                    .bind("number", number).bind("thread", to.thread().orElse(null))
                    .bind("name", UUID.randomUUID().toString())
                    .bind("reference", message.reference().orElse(null)).bind("digest", digest.orElse(null))
                    .bind("now", now.toEpochMilli()).bind("expires", now.plus(message.goodFor()).toEpochMilli())
                    .bind("message", Sql.storable(message.message())).execute();
        }
    }

    /** The id by which a chat goes now. */
    static String home(Handle handle, String platform, String chat) {
        String home = chat;
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            Optional<String> next = movedTo(handle, platform, home);
            if (next.isEmpty()) {
                break;
            }
            home = next.get();
        }
        return home;
    }

    private static Optional<String> movedTo(Handle handle, String platform, String chat) {
        return handle
                .createQuery("SELECT moved_to FROM chat WHERE platform = :platform AND chat = :chat"
                        + " AND moved_to IS NOT NULL")
                .bind("platform", platform).bind("chat", chat).mapTo(String.class).findOne();
    }

    private static long nextNumber(Handle handle, String platform, String chat) {
        onChat(handle, "INSERT INTO chat (platform, chat, last_number, waiting, next_send, claim)"
                + " VALUES (:platform, :chat, 1, 1, 0, 0) ON CONFLICT (platform, chat) DO UPDATE SET"
                + " last_number = chat.last_number + 1, waiting = chat.waiting + 1", platform, chat).execute();
        return handle.createQuery("SELECT last_number FROM chat WHERE platform = :platform AND chat = :chat")
                .bind("platform", platform).bind("chat", chat).mapTo(Long.class).one();
    }

    private static Update onChat(Handle handle, String sql, String platform, String chat) {
        return handle.createUpdate(sql).bind("platform", platform).bind("chat", chat);
    }

    @Override
    public List<String> ready(String platform, Instant now, int most) {
        return Sql.with(jdbi,
                handle -> handle
                        .createQuery("SELECT chat FROM chat WHERE platform = :platform AND waiting > 0"
                                + " AND next_send <= :now AND suspended IS NULL AND " + SqlReplicas.FREE
                                + " ORDER BY next_send LIMIT :most")
                        .bind("platform", platform).bind("now", now.toEpochMilli()).bind("most", most)
                        .mapTo(String.class).list());
    }

    /** A platform's row. */
    private record Rate(Instant spent, Instant held) {
    }

    @Override
    public int permits(String platform, Pace pace, Instant now, int wanted) {
        return Sql.inTransaction(jdbi, handle -> {
            lockPlatform(handle, platform);
            Rate rate = handle.createQuery("SELECT spent, held FROM platform WHERE name = :name").bind("name", platform)
                    .map((row, context) -> new Rate(Instant.ofEpochMilli(row.getLong("spent")),
                            Instant.ofEpochMilli(row.getLong("held"))))
                    .one();
            if (rate.held().isAfter(now)) {
                return 0;
            }
            Pace.Taken taken = pace.take(rate.spent(), now, wanted);
            handle.createUpdate("UPDATE platform SET spent = :spent WHERE name = :name")
                    .bind("spent", taken.spent().toEpochMilli()).bind("name", platform).execute();
            return taken.count();
        });
    }

    @Override
    public void hold(String platform, Instant until) {
        Sql.inTransaction(jdbi, handle -> {
            lockPlatform(handle, platform);
            return handle.createUpdate("UPDATE platform SET held = :held WHERE name = :name")
                    .bind("held", until.toEpochMilli()).bind("name", platform).execute();
        });
    }

    private static void lockPlatform(Handle handle, String platform) {
        handle.createUpdate("INSERT INTO platform (name, spent, held) VALUES (:name, 0, 0)"
                + " ON CONFLICT (name) DO UPDATE SET spent = platform.spent").bind("name", platform).execute();
    }

    /** A message that is to be sent, or was about to be. */
    private record Head(long number, Optional<String> thread, boolean isHandedOver, int attempt, String name,
            Instant expires, Instant handedOver, String message) {
    }

    @Override
    public Optional<Claim> claim(String platform, String chat, String replica, Optional<Quota> quota, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            Optional<Instant> room = quota.flatMap(q -> room(handle, platform, chat, q)).filter(now::isBefore);
            if (room.isPresent()) {
                onChat(handle, "UPDATE chat SET next_send = :room WHERE platform = :platform AND chat = :chat"
                        + " AND next_send < :room", platform, chat).bind("room", room.get().toEpochMilli()).execute();
                return Optional.empty();
            }
            int taken = onChat(handle,
                    "UPDATE chat SET owner = :owner, claimed = :now, claim = claim + 1 WHERE platform = :platform"
                            + " AND chat = :chat AND waiting > 0 AND next_send <= :now AND suspended IS NULL AND "
                            + SqlReplicas.FREE,
                    platform, chat).bind("owner", replica).bind("now", now.toEpochMilli())
                    .execute();
            if (taken == 0) {
                return Optional.empty();
            }
            long token = handle.createQuery("SELECT claim FROM chat WHERE platform = :platform AND chat = :chat")
                    .bind("platform", platform).bind("chat", chat).mapTo(Long.class).one();
            Head head = handle
                    .createQuery("SELECT * FROM outbox WHERE platform = :platform AND chat = :chat"
                            + " AND state IN ('QUEUED', 'SENDING') ORDER BY number LIMIT 1")
                    .bind("platform", platform).bind("chat", chat).map((row, context) -> head(row)).one();
            return Optional.of(claim(handle, new Recipient(platform, chat, head.thread()), head, token, now));
        });
    }

    /** When the oldest of the last messages, as many as the quota allows, is one of its time no more; empty if there were fewer. */
    private static Optional<Instant> room(Handle handle, String platform, String chat, Quota quota) {
        return handle
                .createQuery("SELECT settled FROM outbox WHERE platform = :platform AND chat = :chat"
                        + " AND state IN ('SENT', 'UNCERTAIN') ORDER BY number DESC LIMIT 1 OFFSET :before")
                .bind("platform", platform).bind("chat", chat).bind("before", quota.most() - 1).mapTo(Long.class)
                .findOne().map(settled -> Instant.ofEpochMilli(settled).plus(quota.within()));
    }

    private static Claim claim(Handle handle, Recipient to, Head head, long token, Instant now) {
        if (head.isHandedOver()) {
            return new Claim(to, head.number(), token, head.message(), head.name(), head.attempt(), head.expires(),
                    Optional.of(head.handedOver()));
        }
        onChat(handle, "UPDATE outbox SET state = 'SENDING', attempt = attempt + 1, claim = :claim, handed_over = :now"
                + " WHERE platform = :platform AND chat = :chat AND number = :number", to.platform(), to.chat())
                .bind("claim", token).bind("now", now.toEpochMilli()).bind("number", head.number()).execute();
        follow(handle, to.platform(), to.chat(), head.number(), now);
        return new Claim(to, head.number(), token, head.message(), head.name(), head.attempt() + 1, head.expires(),
                Optional.empty());
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("number"), Optional.ofNullable(row.getString("thread")),
                row.getString("state").equals("SENDING"), row.getInt("attempt"), row.getString("name"),
                Instant.ofEpochMilli(row.getLong("expires")), Instant.ofEpochMilli(row.getLong("handed_over")),
                row.getString("message"));
    }

    @Override
    public boolean settle(Claim claim, Settlement settlement, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            boolean isOwner = onChat(handle, "UPDATE chat SET owner = NULL WHERE platform = :platform"
                    + " AND chat = :chat AND claim = :claim AND owner IS NOT NULL", claim.to().platform(),
                    claim.to().chat()).bind("claim", claim.token()).execute() > 0;
            if (isOwner) {
                apply(handle, claim, settlement, now);
            } else {
                correct(handle, claim, settlement, now);
            }
            return isOwner;
        });
    }

    private static void apply(Handle handle, Claim claim, Settlement settlement, Instant now) {
        String platform = claim.to().platform();
        String chat = claim.to().chat();
        switch (settlement) {
            case Settlement.Sent(String id, Instant next) -> {
                close(handle, claim, "SENT", null, id, now);
                next(handle, platform, chat, next, -1);
            }
            case Settlement.Uncertain(Instant next) -> {
                close(handle, claim, "UNCERTAIN", null, null, now);
                next(handle, platform, chat, next, -1);
            }
            case Settlement.Failed(String reason, Instant next) -> {
                close(handle, claim, "FAILED", reason, null, now);
                next(handle, platform, chat, next, -1);
            }
            case Settlement.Again(Instant due) -> {
                reopen(handle, claim, now);
                next(handle, platform, chat, due, 0);
            }
            case Settlement.Suspended(String reason) -> {
                close(handle, claim, "FAILED", reason, null, now);
                next(handle, platform, chat, now, -1);
                suspend(handle, platform, chat, reason, now);
            }
            case Settlement.Moved(String home) -> {
                reopen(handle, claim, now);
                move(handle, platform, chat, home);
            }
        }
        // The chat may have moved while the message was under way.
        movedTo(handle, platform, chat).ifPresent(home -> moveQueue(handle, platform, chat, home));
    }

    private static void close(Handle handle, Claim claim, String state, @Nullable String reason,
            @Nullable String id, Instant now) {
        onChat(handle,
                "UPDATE outbox SET state = :state, reason = :reason, sent_id = :id, settled = :now, message = NULL"
                        + " WHERE platform = :platform AND chat = :chat AND number = :number",
                claim.to().platform(),
                claim.to().chat()).bind("state", state).bind("reason", reason).bind("id", id)
                .bind("now", now.toEpochMilli()).bind("number", claim.number()).execute();
        follow(handle, claim.to().platform(), claim.to().chat(), claim.number(), now);
    }

    /** A digest is what its messages are. */
    private static void follow(Handle handle, String platform, String chat, long number, Instant now) {
        handle.createQuery("SELECT digest FROM outbox WHERE platform = :platform AND chat = :chat AND number = :number"
                + " AND digest IS NOT NULL").bind("platform", platform).bind("chat", chat).bind("number", number)
                .mapTo(String.class).findOne().ifPresent(digest -> SqlDigestLedger.follow(handle, digest, now));
    }

    private static void reopen(Handle handle, Claim claim, Instant now) {
        onChat(handle,
                "UPDATE outbox SET state = 'QUEUED', settled = NULL, message = :message WHERE platform = :platform"
                        + " AND chat = :chat AND number = :number",
                claim.to().platform(), claim.to().chat())
                .bind("message", claim.message()).bind("number", claim.number()).execute();
        follow(handle, claim.to().platform(), claim.to().chat(), claim.number(), now);
    }

    private static void next(Handle handle, String platform, String chat, Instant next, int change) {
        onChat(handle, "UPDATE chat SET waiting = waiting + :change, next_send = :next WHERE platform = :platform"
                + " AND chat = :chat", platform, chat).bind("change", change).bind("next", next.toEpochMilli())
                .execute();
    }

    /**
     * A process that was thought dead, and was not, knows what became of a message that another has given up as uncertain. Nothing else
     * may be changed by it.
     */
    private static void correct(Handle handle, Claim claim, Settlement settlement, Instant now) {
        boolean isOpen = handle
                .createQuery("SELECT count(*) FROM outbox WHERE platform = :platform AND chat = :chat"
                        + " AND number = :number AND state = 'UNCERTAIN' AND claim = :claim")
                .bind("platform", claim.to().platform()).bind("chat", claim.to().chat())
                .bind("number", claim.number()).bind("claim", claim.token()).mapTo(Integer.class).one() > 0;
        if (!isOpen) {
            return;
        }
        switch (settlement) {
            case Settlement.Sent sent -> close(handle, claim, "SENT", null, sent.id(), now);
            case Settlement.Failed failed -> close(handle, claim, "FAILED", failed.reason(), null, now);
            case Settlement.Suspended suspended -> close(handle, claim, "FAILED", suspended.reason(), null, now);
            case Settlement.Uncertain uncertain -> {
                // As it is.
            }
            case Settlement.Again again -> requeue(handle, claim, now);
            case Settlement.Moved moved -> requeue(handle, claim, now);
        }
    }

    private static void requeue(Handle handle, Claim claim, Instant now) {
        reopen(handle, claim, now);
        onChat(handle, "UPDATE chat SET waiting = waiting + 1 WHERE platform = :platform AND chat = :chat",
                claim.to().platform(), claim.to().chat()).execute();
    }

    @Override
    public void resume(String platform, String chat, Instant now) {
        Sql.inTransaction(jdbi, handle -> {
            resume(handle, platform, chat, now);
            return chat;
        });
    }

    static void resume(Handle handle, String platform, String chat, Instant now) {
        String home = home(handle, platform, chat);
        int resumed = onChat(handle, "UPDATE chat SET suspended = NULL WHERE platform = :platform AND chat = :chat"
                + " AND suspended IS NOT NULL", platform, home).execute();
        if (resumed > 0) {
            SqlSubscriptions.resume(handle, platform, home, now);
        }
    }

    @Override
    public void suspend(String platform, String chat, String reason, Instant now) {
        Sql.inTransaction(jdbi, handle -> {
            String home = home(handle, platform, chat);
            onChat(handle, "INSERT INTO chat (platform, chat, last_number, waiting, next_send, claim)"
                    + " VALUES (:platform, :chat, 0, 0, 0, 0) ON CONFLICT (platform, chat) DO NOTHING", platform, home)
                    .execute();
            suspend(handle, platform, home, reason, now);
            return home;
        });
    }

    private static void suspend(Handle handle, String platform, String chat, String reason, Instant now) {
        onChat(handle, "UPDATE chat SET suspended = :reason WHERE platform = :platform AND chat = :chat", platform,
                chat).bind("reason", reason).execute();
        List<String> digests = digests(handle, platform, chat);
        int dropped = onChat(handle,
                "UPDATE outbox SET state = 'FAILED', reason = :reason, settled = :now, message = NULL"
                        + " WHERE platform = :platform AND chat = :chat AND state = 'QUEUED'",
                platform, chat)
                .bind("reason", reason).bind("now", now.toEpochMilli()).execute();
        onChat(handle, "UPDATE chat SET waiting = waiting - :dropped WHERE platform = :platform AND chat = :chat",
                platform, chat).bind("dropped", dropped).execute();
        digests.forEach(digest -> SqlDigestLedger.follow(handle, digest, now));
    }

    /** The digests that wait for a chat. */
    private static List<String> digests(Handle handle, String platform, String chat) {
        return handle
                .createQuery("SELECT DISTINCT digest FROM outbox WHERE platform = :platform AND chat = :chat"
                        + " AND state = 'QUEUED' AND digest IS NOT NULL")
                .bind("platform", platform).bind("chat", chat).mapTo(String.class).list();
    }

    /** Waits until nobody else changes the chat's messages; until the transaction's end, nobody does. */
    static void lock(Handle handle, String platform, String chat) {
        onChat(handle, "UPDATE chat SET waiting = waiting WHERE platform = :platform AND chat = :chat", platform,
                home(handle, platform, chat)).execute();
    }

    /** A message of a digest that is not under way. */
    private record Unsent(String platform, String chat, long number) {
    }

    /** Takes the messages of a digest out that nobody has begun to send. The chat is locked. */
    static void merge(Handle handle, String digest, Instant now) {
        List<Unsent> unsent = handle
                .createQuery("SELECT platform, chat, number FROM outbox WHERE digest = :digest AND state = 'QUEUED'")
                .bind("digest", digest).map((row, context) -> new Unsent(row.getString("platform"),
                        row.getString("chat"), row.getLong("number")))
                .list();
        for (Unsent message : unsent) {
            onChat(handle,
                    "UPDATE outbox SET state = 'MERGED', settled = :now, message = NULL WHERE platform = :platform"
                            + " AND chat = :chat AND number = :number",
                    message.platform(), message.chat())
                    .bind("now", now.toEpochMilli()).bind("number", message.number()).execute();
            onChat(handle, "UPDATE chat SET waiting = waiting - 1 WHERE platform = :platform AND chat = :chat",
                    message.platform(), message.chat()).execute();
        }
    }

    @Override
    public void move(String platform, String from, String to, Instant now) {
        Sql.inTransaction(jdbi, handle -> {
            move(handle, platform, from, to);
            return to;
        });
    }

    private static void move(Handle handle, String platform, String from, String to) {
        if (home(handle, platform, to).equals(from)) {
            return;
        }
        onChat(handle, "INSERT INTO chat (platform, chat, last_number, waiting, next_send, claim, moved_to)"
                + " VALUES (:platform, :chat, 0, 0, 0, 0, :to) ON CONFLICT (platform, chat) DO UPDATE SET"
                + " moved_to = excluded.moved_to", platform, from).bind("to", to).execute();
        moveQueue(handle, platform, from, to);
        SqlSubscriptions.move(handle, platform, from, to);
        SqlWatches.move(handle, platform, from, to);
    }

    private static void moveQueue(Handle handle, String platform, String from, String to) {
        List<Long> queued = handle
                .createQuery("SELECT number FROM outbox WHERE platform = :platform AND chat = :chat"
                        + " AND state = 'QUEUED' ORDER BY number")
                .bind("platform", platform).bind("chat", from).mapTo(Long.class).list();
        for (long number : queued) {
            long there = nextNumber(handle, platform, to);
            onChat(handle, "UPDATE outbox SET chat = :to, number = :there WHERE platform = :platform AND chat = :chat"
                    + " AND number = :number", platform, from).bind("to", to).bind("there", there)
                    .bind("number", number).execute();
        }
        onChat(handle, "UPDATE chat SET waiting = waiting - :moved WHERE platform = :platform AND chat = :chat",
                platform, from).bind("moved", queued.size()).execute();
    }

    @Override
    public List<String> sent(String platform, String reference) {
        return Sql.with(jdbi,
                handle -> handle
                        .createQuery("SELECT sent_id FROM outbox WHERE platform = :platform"
                                + " AND reference = :reference AND state = 'SENT' ORDER BY chat, number")
                        .bind("platform", platform).bind("reference", reference).mapTo(String.class).list());
    }

    @Override
    public void purge(Instant then) {
        Sql.inTransaction(jdbi, handle -> {
            handle.createUpdate(
                    "DELETE FROM digest_delivery WHERE settled < :then AND state NOT IN ('QUEUED', 'SENDING')")
                    .bind("then", then.toEpochMilli()).execute();
            return handle.createUpdate("DELETE FROM outbox WHERE settled < :then").bind("then", then.toEpochMilli())
                    .execute();
        });
    }

    @Override
    public int suspended(String platform) {
        return Sql.with(jdbi,
                handle -> handle
                        .createQuery("SELECT count(*) FROM chat WHERE platform = :platform AND suspended IS NOT NULL")
                        .bind("platform", platform).mapTo(Integer.class).one());
    }

    @Override
    public int depth(String platform) {
        return Sql.with(jdbi,
                handle -> handle.createQuery("SELECT coalesce(sum(waiting), 0) FROM chat WHERE platform = :platform")
                        .bind("platform", platform).mapTo(Integer.class).one());
    }
}
