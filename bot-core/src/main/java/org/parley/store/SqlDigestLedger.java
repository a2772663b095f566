package org.parley.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.parley.delivery.DigestLedger;
import org.parley.delivery.Outgoing;
import org.parley.delivery.Subscription;
import org.parley.schedule.Slot;

/** The ledger of digests in SQL. */
final class SqlDigestLedger implements DigestLedger {

    /** Before a digest that could not be composed is tried again. */
    private static final long PAUSE_MILLIS = 10_000;

    private final Jdbi jdbi;

    SqlDigestLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<String> due(String platform, Instant by, int most) {
        return Sql.with(jdbi, handle -> handle.createQuery("SELECT id FROM subscription WHERE platform = :platform"
                + " AND active = 1 AND next_at <= :by AND NOT EXISTS (SELECT 1 FROM chat WHERE chat.platform ="
                + " subscription.platform AND chat.chat = subscription.chat AND chat.suspended IS NOT NULL)"
                + " AND NOT EXISTS (SELECT 1 FROM digest_delivery d WHERE d.subscription = subscription.id"
                + " AND (d.state = 'SENDING' OR d.state = 'PREPARED' AND d.due > :by))"
                + " ORDER BY next_at, id LIMIT :most")
                .bind("platform", platform).bind("by", by.toEpochMilli()).bind("most", most).mapTo(String.class)
                .list());
    }

    private static Optional<Subscription> lock(Handle handle, String id) {
        handle.createUpdate("UPDATE subscription SET active = active WHERE id = :id").bind("id", id).execute();
        return handle.createQuery("SELECT * FROM subscription WHERE id = :id").bind("id", id)
                .map((row, context) -> SqlSubscriptions.subscription(row)).findOne();
    }

    @Override
    public Optional<Due> claim(String id, String replica, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            Optional<Subscription> locked = lock(handle, id)
                    .filter(s -> s.isActive() && !s.next().at().isAfter(now));
            if (locked.isEmpty() || isUnderWay(handle, id)) {
                return Optional.empty();
            }
            Subscription subscription = locked.get();
            if (!subscription.terms().schedule().isWorthCatchingUp(now)) {
                SqlSubscriptions.reschedule(handle, subscription, now);
                return Optional.empty();
            }
            Slot slot = subscription.terms().schedule().last(now);
            if (slot.at().isBefore(subscription.next().at())) {
                slot = subscription.next();
            }
            return claim(handle, subscription, slot, replica, now);
        });
    }

    private static boolean isUnderWay(Handle handle, String subscription) {
        return handle
                .createQuery("SELECT count(*) FROM digest_delivery WHERE subscription = :subscription"
                        + " AND state = 'SENDING'")
                .bind("subscription", subscription).mapTo(Integer.class).one() > 0;
    }

    private static Optional<Due> claim(Handle handle, Subscription subscription, Slot slot, String replica,
            Instant now) {
        Instant from = subscription.coveredTo().isBefore(slot.at()) ? subscription.coveredTo() : slot.at();
        int claimed = row(subscription.id(), slot.day(),
                handle.createUpdate("INSERT INTO digest_delivery (subscription,"
                        + " day, state, attempt, owner, claimed, due, window_from, window_to) VALUES (:subscription, :day,"
                        + " 'PREPARED', 1, :owner, :now, 0, :from, :to) ON CONFLICT (subscription, day) DO UPDATE SET"
                        + " owner = excluded.owner, claimed = excluded.claimed, attempt = digest_delivery.attempt + 1, window_from = excluded.window_from, window_to = excluded.window_to"
                        + " WHERE digest_delivery.state = 'PREPARED' AND digest_delivery.due <= :now AND "
                        + SqlReplicas.free("digest_delivery.")))
                .bind("owner", replica).bind("from", from.toEpochMilli()).bind("to", slot.at().toEpochMilli())
                .bind("now", now.toEpochMilli()).execute();
        if (claimed == 0) {
            return Optional.empty();
        }
        int attempt = row(subscription.id(), slot.day(),
                handle.createQuery(
                        "SELECT attempt FROM digest_delivery WHERE subscription = :subscription AND day = :day"))
                .mapTo(Integer.class).one();
        return Optional.of(new Due(subscription, slot.day(), from, slot.at(), attempt, doubtful(handle, subscription)));
    }

    private static Optional<Doubtful> doubtful(Handle handle, Subscription subscription) {
        return subscription.lastDay().flatMap(day -> row(subscription.id(), day,
                handle.createQuery("SELECT * FROM digest_delivery WHERE subscription = :subscription AND day = :day"
                        + " AND state = 'UNCERTAIN'"))
                .map((row, context) -> new Doubtful(day, Instant.ofEpochMilli(row.getLong("window_from")),
                        Instant.ofEpochMilli(row.getLong("window_to"))))
                .findOne());
    }

    private static <S extends SqlStatement<S>> S row(String subscription, LocalDate day, S statement) {
        return statement.bind("subscription", subscription).bind("day", day.toString());
    }

    @Override
    public boolean queue(Due due, List<Outgoing> messages, Instant now) {
        return settle(due, State.QUEUED, messages, now);
    }

    @Override
    public boolean quiet(Due due, Instant now) {
        return settle(due, State.QUIET, List.of(), now);
    }

    private boolean settle(Due due, State state, List<Outgoing> messages, Instant now) {
        String id = due.subscription().id();
        return Sql.inTransaction(jdbi, handle -> {
            // The chat's lock comes before the ledger's, as where a message is sent.
            SqlOutbox.lock(handle, due.subscription().to().platform(), due.subscription().to().chat());
            Optional<Subscription> subscription = lock(handle, id).filter(Subscription::isActive);
            int mine = row(id, due.day(), handle.createUpdate("UPDATE digest_delivery SET state = :state, owner = NULL,"
                    + " settled = :now WHERE subscription = :subscription AND day = :day AND state = 'PREPARED'"
                    + " AND attempt = :attempt")).bind("state", state.name()).bind("now", now.toEpochMilli())
                    .bind("attempt", due.attempt()).execute();
            if (mine == 0 || subscription.isEmpty()) {
                handle.rollback();
                return false;
            }
            mergeEarlier(handle, id, due.day(), now);
            SqlOutbox.enqueue(handle, messages, Optional.of(name(id, due.day())), now);
            advance(handle, subscription.get(), due.day(), now);
            if (state == State.QUIET) {
                cover(handle, id, due.to());
            }
            return true;
        });
    }

    private static void mergeEarlier(Handle handle, String id, LocalDate day, Instant now) {
        List<String> open = handle
                .createQuery("SELECT day FROM digest_delivery WHERE subscription = :subscription AND day < :day"
                        + " AND state IN ('PREPARED', 'QUEUED')")
                .bind("subscription", id).bind("day", day.toString()).mapTo(String.class).list();
        for (String earlier : open) {
            SqlOutbox.merge(handle, name(id, LocalDate.parse(earlier)), now);
            row(id, LocalDate.parse(earlier), handle.createUpdate("UPDATE digest_delivery SET state = 'MERGED',"
                    + " owner = NULL, settled = :now WHERE subscription = :subscription AND day = :day"))
                    .bind("now", now.toEpochMilli()).execute();
        }
    }

    private static void advance(Handle handle, Subscription subscription, LocalDate day, Instant now) {
        Slot next = subscription.terms().schedule().next(now, Optional.of(day));
        handle.createUpdate("UPDATE subscription SET last_day = :day, next_day = :nextDay, next_at = :nextAt"
                + " WHERE id = :id").bind("day", day.toString()).bind("nextDay", next.day().toString())
                .bind("nextAt", next.at().toEpochMilli()).bind("id", subscription.id()).execute();
    }

    private static void cover(Handle handle, String id, Instant to) {
        handle.createUpdate("UPDATE subscription SET covered_to = :to WHERE id = :id AND covered_to < :to")
                .bind("to", to.toEpochMilli()).bind("id", id).execute();
    }

    @Override
    public void release(Due due, boolean isLast, Instant now) {
        String id = due.subscription().id();
        Sql.inTransaction(jdbi, handle -> {
            Optional<Subscription> subscription = lock(handle, id);
            int mine = row(id, due.day(), handle.createUpdate("UPDATE digest_delivery SET state = :state, owner = NULL,"
                    + " due = :due WHERE subscription = :subscription AND day = :day AND state = 'PREPARED'"
                    + " AND attempt = :attempt")).bind("state", isLast ? "FAILED" : "PREPARED")
                    .bind("due", now.toEpochMilli() + PAUSE_MILLIS).bind("attempt", due.attempt()).execute();
            if (isLast && mine > 0) {
                subscription.ifPresent(s -> advance(handle, s, due.day(), now));
            }
            return mine;
        });
    }

    private static String name(String subscription, LocalDate day) {
        return subscription + "/" + day;
    }

    /** Brings a row up to date with its messages, some of which have just changed. The chat is locked. */
    static void follow(Handle handle, String name, Instant now) {
        int slash = name.lastIndexOf('/');
        String id = name.substring(0, slash);
        LocalDate day = LocalDate.parse(name.substring(slash + 1));
        Map<String, Integer> messages = handle
                .createQuery("SELECT state, count(*) AS messages FROM outbox WHERE digest = :name GROUP BY state")
                .bind("name", name).reduceRows(new HashMap<>(), (map, row) -> {
                    map.put(row.getColumn("state", String.class), row.getColumn("messages", Integer.class));
                    return map;
                });
        State state = state(messages.keySet());
        row(id, day, handle.createUpdate("UPDATE digest_delivery SET state = :state, settled = :now"
                + " WHERE subscription = :subscription AND day = :day")).bind("state", state.name())
                .bind("now", now.toEpochMilli()).execute();
        if (state == State.SENT || state == State.UNCERTAIN) {
            row(id, day, handle.createQuery("SELECT window_to FROM digest_delivery WHERE subscription = :subscription"
                    + " AND day = :day")).mapTo(Long.class).findOne()
                    .ifPresent(to -> cover(handle, id, Instant.ofEpochMilli(to)));
        }
    }

    /** The state of a digest whose messages are in these. What arrived in part is uncertain: it must not be told again. */
    static State state(Set<String> messages) {
        boolean someSent = messages.contains("SENT");
        if (messages.contains("SENDING") || messages.contains("QUEUED")) {
            return messages.equals(Set.of("QUEUED")) ? State.QUEUED : State.SENDING;
        }
        if (messages.contains("UNCERTAIN") || messages.contains("FAILED") && someSent) {
            return State.UNCERTAIN;
        }
        return messages.contains("FAILED") ? State.FAILED : someSent ? State.SENT : State.MERGED;
    }

    @Override
    public Map<State, Long> counts(String platform) {
        return Sql.with(jdbi, handle -> handle
                .createQuery("SELECT state, count(*) AS deliveries FROM digest_delivery JOIN subscription"
                        + " ON subscription.id = digest_delivery.subscription WHERE platform = :platform GROUP BY state")
                .bind("platform", platform).reduceRows(new EnumMap<>(State.class), (map, row) -> {
                    map.put(State.valueOf(row.getColumn("state", String.class)),
                            row.getColumn("deliveries", Long.class));
                    return map;
                }));
    }
}
