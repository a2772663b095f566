package org.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Conversations in SQL. */
final class SqlConversationStore implements ConversationStore {

    private static final String IN_CHAT = " WHERE platform = :platform AND chat = :chat";
    private static final List<String> TABLES = List.of("conversation", "turn", "chat_setting", "card", "feedback");

    private final Jdbi jdbi;

    SqlConversationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<String> questions(Chat chat, Optional<String> thread) {
        return Sql.with(jdbi, handle -> in(chat,
                handle.createQuery("SELECT question FROM turn" + IN_CHAT + " AND thread = :thread ORDER BY number"))
                .bind("thread", thread.orElse("")).mapTo(String.class).list());
    }

    @Override
    public boolean hasAsked(Chat chat, Optional<String> thread, String person) {
        return Sql.with(jdbi, handle -> in(chat,
                handle.createQuery(
                        "SELECT 1 FROM turn" + IN_CHAT + " AND thread = :thread AND person = :person LIMIT 1"))
                .bind("thread", thread.orElse("")).bind("person", person).mapTo(Integer.class).findOne().isPresent());
    }

    @Override
    public void remember(Turn turn, int kept, Instant now) {
        Sql.inTransaction(jdbi, handle -> {
            String thread = turn.thread().orElse("");
            long number = in(turn.chat(), handle.createQuery("INSERT INTO conversation (platform, chat, thread, turns,"
                    + " touched) VALUES (:platform, :chat, :thread, 1, :now) ON CONFLICT (platform, chat, thread) DO UPDATE"
                    + " SET turns = conversation.turns + 1, touched = excluded.touched RETURNING turns"))
                    .bind("thread", thread).bind("now", now.toEpochMilli()).mapTo(Long.class).one();
            in(turn.chat(), handle.createUpdate("INSERT INTO turn (platform, chat, thread, number, person, question)"
                    + " VALUES (:platform, :chat, :thread, :number, :person, :question)")).bind("thread", thread)
                    .bind("number", number).bind("person", turn.person())
                    .bind("question", Sql.storable(turn.question()))
                    .execute();
            return in(turn.chat(),
                    handle.createUpdate("DELETE FROM turn" + IN_CHAT + " AND thread = :thread AND number <= :dropped"))
                    .bind("thread", thread).bind("dropped", number - kept).execute();
        });
    }

    @Override
    public Map<String, String> settings(Chat chat) {
        return Sql.with(jdbi, handle -> in(chat, handle.createQuery("SELECT name, value FROM chat_setting" + IN_CHAT))
                .reduceRows(new HashMap<>(), (settings, row) -> {
                    settings.put(row.getColumn("name", String.class), row.getColumn("value", String.class));
                    return settings;
                }));
    }

    @Override
    public void set(Chat chat, String name, Optional<String> value) {
        String statement = value.isPresent()
                ? "INSERT INTO chat_setting (platform, chat, name, value) VALUES (:platform, :chat, :name, :value)"
                        + " ON CONFLICT (platform, chat, name) DO UPDATE SET value = excluded.value"
                : "DELETE FROM chat_setting" + IN_CHAT + " AND name = :name";
        Sql.with(jdbi, handle -> {
            var update = in(chat, handle.createUpdate(statement)).bind("name", name);
            value.ifPresent(set -> update.bind("value", set));
            return update.execute();
        });
    }

    @Override
    public void keep(Card card) {
        Sql.with(jdbi, handle -> in(card.chat(), handle.createUpdate("INSERT INTO card (id, platform, chat, person,"
                + " personal, owner, subject, expires) VALUES (:id, :platform, :chat, :person, :personal, :owner, :subject,"
                + " :expires)")).bind("id", card.id()).bind("person", card.person().orElse(""))
                .bind("personal", card.personal() ? 1 : 0).bind("owner", card.owner())
                .bind("subject", Sql.storable(card.subject())).bind("expires", card.expires().toEpochMilli())
                .execute());
    }

    @Override
    public Optional<Card> card(String id, Instant now) {
        return Sql.with(jdbi, handle -> handle.createQuery("SELECT * FROM card WHERE id = :id AND expires > :now")
                .bind("id", id).bind("now", now.toEpochMilli()).map((row, context) -> card(row)).findOne());
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(row.getString("id"), chat(row),
                Optional.of(row.getString("person")).filter(person -> !person.isEmpty()), row.getInt("personal") == 1,
                row.getString("owner"), row.getString("subject"), Instant.ofEpochMilli(row.getLong("expires")));
    }

    @Override
    public void note(Opinion opinion) {
        Sql.with(jdbi, handle -> in(opinion.chat(), handle.createUpdate("INSERT INTO feedback (card, platform, person,"
                + " chat, question, answer, verdict, given) VALUES (:card, :platform, :person, :chat, :question, :answer,"
                + " :verdict, :given) ON CONFLICT (card, person) DO UPDATE SET verdict = excluded.verdict,"
                + " given = excluded.given")).bind("card", opinion.card()).bind("person", opinion.person())
                .bind("question", Sql.storable(opinion.question())).bind("answer", Sql.storable(opinion.answer()))
                .bind("verdict", opinion.verdict()).bind("given", opinion.given().toEpochMilli()).execute());
    }

    @Override
    public List<Opinion> opinions(Instant from) {
        return Sql.with(jdbi,
                handle -> handle.createQuery("SELECT * FROM feedback WHERE given >= :from ORDER BY given, card, person")
                        .bind("from", from.toEpochMilli())
                        .map((row, context) -> new Opinion(row.getString("card"), chat(row), row.getString("person"),
                                row.getString("question"), row.getString("answer"), row.getString("verdict"),
                                Instant.ofEpochMilli(row.getLong("given"))))
                        .list());
    }

    @Override
    public void forgetPerson(String platform, String person) {
        Sql.inTransaction(jdbi, handle -> {
            for (String table : List.of("turn", "card", "feedback")) {
                handle.createUpdate("DELETE FROM " + table + " WHERE platform = :platform AND person = :person")
                        .bind("platform", platform).bind("person", person).execute();
            }
            return person;
        });
    }

    @Override
    public void forgetChat(Chat chat) {
        Sql.inTransaction(jdbi, handle -> {
            for (String table : TABLES) {
                in(chat, handle.createUpdate("DELETE FROM " + table + IN_CHAT)).execute();
            }
            return chat;
        });
    }

    @Override
    public void move(Chat from, Chat to) {
        Sql.inTransaction(jdbi, handle -> {
            for (String table : List.of("card", "feedback")) {
                moved(handle, table, "", from, to);
            }
            moved(handle, "chat_setting", " AND NOT EXISTS (SELECT 1 FROM chat_setting there WHERE there.platform ="
                    + " :toPlatform AND there.chat = :toChat AND there.name = chat_setting.name)", from, to);
            String unspoken = " AND NOT EXISTS (SELECT 1 FROM conversation there WHERE there.platform = :toPlatform AND"
                    + " there.chat = :toChat AND there.thread = ";
            moved(handle, "turn", unspoken + "turn.thread)", from, to);
            return moved(handle, "conversation", unspoken + "conversation.thread)", from, to);
        });
    }

    private static int moved(Handle handle, String table, String where, Chat from, Chat to) {
        return in(from,
                handle.createUpdate(
                        "UPDATE " + table + " SET platform = :toPlatform, chat = :toChat" + IN_CHAT + where))
                .bind("toPlatform", to.platform()).bind("toChat", to.id()).execute();
    }

    @Override
    public void tidy(Instant now, Instant silentSince) {
        Sql.inTransaction(jdbi, handle -> {
            handle.createUpdate("DELETE FROM turn WHERE EXISTS (SELECT 1 FROM conversation c WHERE c.touched < :since"
                    + " AND c.platform = turn.platform AND c.chat = turn.chat AND c.thread = turn.thread)")
                    .bind("since", silentSince.toEpochMilli()).execute();
            handle.createUpdate("DELETE FROM conversation WHERE touched < :since")
                    .bind("since", silentSince.toEpochMilli()).execute();
            return handle.createUpdate("DELETE FROM card WHERE expires <= :now").bind("now", now.toEpochMilli())
                    .execute();
        });
    }

    private static <S extends SqlStatement<S>> S in(Chat chat, S statement) {
        return statement.bind("platform", chat.platform()).bind("chat", chat.id());
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(row.getString("platform"), row.getString("chat"));
    }
}
