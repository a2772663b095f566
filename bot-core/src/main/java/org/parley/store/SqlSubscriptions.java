package org.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.parley.delivery.Recipient;
import org.parley.delivery.Subscription;
import org.parley.delivery.Subscription.Terms;
import org.parley.delivery.Subscriptions;
import org.parley.schedule.Schedule;
import org.parley.schedule.Slot;

/** Subscriptions in SQL. */
final class SqlSubscriptions implements Subscriptions {

    private static final String PLACE = " WHERE platform = :platform AND chat = :chat AND thread = :thread";

    private final Jdbi jdbi;

    SqlSubscriptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Subscription> in(Recipient to) {
        return Sql.with(jdbi, handle -> at(to, handle,
                handle.createQuery("SELECT * FROM subscription" + PLACE + " AND active = 1 ORDER BY topic"))
                .map((row, context) -> subscription(row)).list());
    }

    @Override
    public Optional<Subscription> find(Recipient to, Optional<String> topic) {
        return Sql.with(jdbi, handle -> find(handle, to, topic));
    }

    private static Optional<Subscription> find(Handle handle, Recipient to, Optional<String> topic) {
        return at(to, handle, handle.createQuery("SELECT * FROM subscription" + PLACE + " AND topic = :topic"))
                .bind("topic", topic.orElse("")).map((row, context) -> subscription(row)).findOne();
    }

    private static <S extends SqlStatement<S>> S at(Recipient to, Handle handle, S statement) {
        return statement.bind("platform", to.platform())
                .bind("chat", SqlOutbox.home(handle, to.platform(), to.chat())).bind("thread", to.thread().orElse(""));
    }

    @Override
    public Subscription set(Recipient to, Optional<String> topic, Terms terms, Instant now) {
        return Sql.inTransaction(jdbi, handle -> {
            Optional<Subscription> before = find(handle, to, topic);
            Schedule schedule = terms.schedule();
            Slot next = schedule.next(now, before.flatMap(Subscription::lastDay));
            // What is begun anew tells, the first time, what is new since its slot before.
            Instant covered = before.filter(Subscription::isActive).map(Subscription::coveredTo)
                    .orElseGet(() -> later(before.map(Subscription::coveredTo).orElse(Instant.EPOCH),
                            schedule.last(next.at().minusMillis(1)).at()));
            at(to, handle,
                    handle.createUpdate("INSERT INTO subscription (id, platform, chat, thread, topic, at_time, zone,"
                            + " weekdays, language, active, next_day, next_at, covered_to) VALUES (:id, :platform, :chat,"
                            + " :thread, :topic, :time, :zone, :days, :language, 1, :nextDay, :nextAt, :covered)"
                            + " ON CONFLICT (platform, chat, thread, topic) DO UPDATE SET at_time = excluded.at_time,"
                            + " zone = excluded.zone, weekdays = excluded.weekdays,"
                            + " language = excluded.language, active = 1, next_day = excluded.next_day, next_at = excluded.next_at,"
                            + " covered_to = excluded.covered_to"))
                    .bind("id", UUID.randomUUID().toString())
                    .bind("topic", topic.orElse("")).bind("time", schedule.time().toString())
                    .bind("zone", schedule.zone().getId()).bind("days", days(schedule))
                    .bind("language", terms.language())
                    .bind("nextDay", next.day().toString()).bind("nextAt", next.at().toEpochMilli())
                    .bind("covered", covered.toEpochMilli()).execute();
            return find(handle, to, topic).orElseThrow();
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void end(Recipient to, Optional<String> topic) {
        Sql.with(jdbi, handle -> at(to, handle,
                handle.createUpdate("UPDATE subscription SET active = 0" + PLACE + " AND topic = :topic"))
                .bind("topic", topic.orElse("")).execute());
    }

    @Override
    public void forget(String platform, String chat) {
        Sql.inTransaction(jdbi, handle -> {
            handle.createUpdate("DELETE FROM digest_delivery WHERE subscription IN (SELECT id FROM subscription"
                    + " WHERE platform = :platform AND chat = :chat)").bind("platform", platform).bind("chat", chat)
                    .execute();
            return handle.createUpdate("DELETE FROM subscription WHERE platform = :platform AND chat = :chat")
                    .bind("platform", platform).bind("chat", chat).execute();
        });
    }

    /** A chat was heard from after a while: its digests come at their next slots, and not at once. */
    static void resume(Handle handle, String platform, String chat, Instant now) {
        List<Subscription> late = handle
                .createQuery("SELECT * FROM subscription WHERE platform = :platform AND chat = :chat AND active = 1"
                        + " AND next_at <= :now")
                .bind("platform", platform).bind("chat", chat).bind("now", now.toEpochMilli())
                .map((row, context) -> subscription(row)).list();
        late.forEach(subscription -> reschedule(handle, subscription, now));
    }

    /** Sets a subscription to its first slot after {@code now}. */
    static void reschedule(Handle handle, Subscription subscription, Instant now) {
        Slot next = subscription.terms().schedule().next(now, subscription.lastDay());
        handle.createUpdate("UPDATE subscription SET next_day = :day, next_at = :at WHERE id = :id")
                .bind("day", next.day().toString()).bind("at", next.at().toEpochMilli()).bind("id", subscription.id())
                .execute();
    }

    /** What belongs to a chat follows it to its new id, unless there is the same there. */
    static void move(Handle handle, String platform, String from, String to) {
        handle.createUpdate(
                "UPDATE subscription SET chat = :to WHERE platform = :platform AND chat = :from AND NOT EXISTS"
                        + " (SELECT 1 FROM subscription there WHERE there.platform = :platform AND there.chat = :to"
                        + " AND there.thread = subscription.thread AND there.topic = subscription.topic)")
                .bind("to", to)
                .bind("platform", platform).bind("from", from).execute();
    }

    static Subscription subscription(ResultSet row) throws SQLException {
        Recipient to = new Recipient(row.getString("platform"), row.getString("chat"), filled(row.getString("thread")));
        Schedule schedule = new Schedule(LocalTime.parse(row.getString("at_time")), ZoneId.of(row.getString("zone")),
                row.getString("weekdays").chars().mapToObj(digit -> DayOfWeek.of(digit - '0'))
                        .collect(Collectors.toSet()));
        return new Subscription(row.getString("id"), to, filled(row.getString("topic")),
                new Terms(schedule, row.getString("language")),
                row.getInt("active") == 1,
                new Slot(LocalDate.parse(row.getString("next_day")), Instant.ofEpochMilli(row.getLong("next_at"))),
                Optional.ofNullable(row.getString("last_day")).map(LocalDate::parse),
                Instant.ofEpochMilli(row.getLong("covered_to")));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static String days(Schedule schedule) {
        return schedule.days().stream().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining());
    }
}
