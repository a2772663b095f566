package org.parley.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.parley.article.Article;
import org.parley.article.Source;
import org.parley.text.Shingles;

/** Articles in SQL. */
final class SqlArticleStore implements ArticleStore {

    /** A text of which so much stands in a longer one is an excerpt of it. The last words of a cut sentence may differ. */
    private static final double EXCERPT = 0.9;
    /** An excerpt is a lead where it is so much shorter; less is taken for a text from which something was struck out. */
    private static final double LEAD = 0.5;
    /** Articles in the same bucket that are compared in full: the newest. */
    private static final int MOST_COMPARED = 50;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {
    };

    private final Jdbi jdbi;

    SqlArticleStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row of the table, withdrawn or not. */
    private record Row(StoredArticle stored, boolean withdrawn, String hash) {

        String identity() {
            return stored.article().source().article();
        }
    }

    @Override
    public Addition add(Arrival arrival) {
        return add(arrival, false);
    }

    @Override
    public Addition addAgain(Arrival arrival) {
        return add(arrival, true);
    }

    private Addition add(Arrival arrival, boolean again) {
        Article article = arrival.article();
        String identity = article.source().article();
        String hash = hash(arrival);
        Shingles shingles = Shingles.of(article.paragraphs());
        return Sql.inTransaction(jdbi, handle -> {
            long sequence = next(handle);
            Optional<Row> row = row(handle, identity);
            if (!again && row.filter(Row::withdrawn).isPresent()) {
                handle.rollback();
                return new Addition.Withdrawn();
            }
            Optional<Row> before = row.filter(there -> !there.withdrawn());
            if (before.filter(there -> isNothingNew(there, hash, article, shingles)).isPresent()) {
                handle.rollback();
                return new Addition.Unchanged();
            }
            Optional<Row> like = before.isPresent() ? Optional.empty() : mostLike(handle, identity, shingles);
            String story = before.or(() -> like).map(there -> there.stored().story()).orElse(identity);
            put(handle, new StoredArticle(article, story, arrival.fetched(), sequence), hash);
            index(handle, identity, shingles.buckets());
            return before.<Addition>map(there -> new Addition.Replaced())
                    .or(() -> like.map(there -> new Addition.NearDuplicate(there.identity())))
                    .orElseGet(Addition.Added::new);
        });
    }

    /**
     * The same, or no more than the beginning: a feed that carries the first lines of what was read in full elsewhere must not cut it
     * short.
     */
    private static boolean isNothingNew(Row before, String hash, Article article, Shingles shingles) {
        if (before.hash().equals(hash)) {
            return true;
        }
        Shingles known = Shingles.of(before.stored().article().paragraphs());
        return shingles.size() < known.size() * LEAD && shingles.containedIn(known) >= EXCERPT;
    }

    /** Increments first, whatever comes of it: the lock of this row puts all who write in a row. */
    private static long next(Handle handle) {
        handle.createUpdate("UPDATE change_counter SET last_sequence = last_sequence + 1").execute();
        return last(handle);
    }

    private static long last(Handle handle) {
        return handle.createQuery("SELECT last_sequence FROM change_counter").mapTo(Long.class).one();
    }

    private static Optional<Row> row(Handle handle, String identity) {
        return handle.createQuery("SELECT * FROM article WHERE identity = :identity").bind("identity", identity)
                .map((row, context) -> row(row)).findOne();
    }

    private static Optional<Row> mostLike(Handle handle, String identity, Shingles shingles) {
        if (shingles.size() < Shingles.FEWEST_RUNS) {
            return Optional.empty();
        }
        return handle
                .createQuery("SELECT * FROM article WHERE identity IN (SELECT identity FROM article_bucket"
                        + " WHERE bucket IN (<buckets>)) AND identity <> :identity AND withdrawn = 0"
                        + " ORDER BY sequence DESC LIMIT " + MOST_COMPARED)
                .bindList("buckets", List.copyOf(shingles.buckets())).bind("identity", identity)
                .map((row, context) -> row(row)).stream()
                .map(row -> Map.entry(row,
                        shingles.resemblance(Shingles.of(row.stored().article().paragraphs()))))
                .filter(entry -> entry.getValue() >= Shingles.COPY)
                .max(Map.Entry.<Row, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().stored().sequence(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private static void put(Handle handle, StoredArticle stored, String hash) {
        Article article = stored.article();
        Source source = article.source();
        handle.createUpdate("INSERT INTO article (identity, sequence, withdrawn, story, hash, fetched, outlet, title,"
                + " published, url, language, dateline, extent, paragraphs) VALUES (:identity, :sequence, 0, :story, :hash,"
                + " :fetched, :outlet, :title, :published, :url, :language, :dateline, :extent, :paragraphs)"
                + " ON CONFLICT (identity) DO UPDATE SET sequence = excluded.sequence, withdrawn = 0, story = excluded.story, hash = excluded.hash,"
                + " fetched = excluded.fetched, outlet = excluded.outlet, title = excluded.title,"
                + " published = excluded.published, url = excluded.url, language = excluded.language,"
                + " dateline = excluded.dateline, extent = excluded.extent, paragraphs = excluded.paragraphs")
                .bind("identity", source.article()).bind("sequence", stored.sequence()).bind("story", stored.story())
                .bind("hash", hash).bind("fetched", stored.fetched().toEpochMilli()).bind("outlet", source.name())
                .bind("title", source.title()).bind("published", source.published().toEpochMilli())
                .bind("url", source.url().orElse(null)).bind("language", article.language())
                .bind("dateline", article.dateline().orElse(null)).bind("extent", article.extent().name())
                .bind("paragraphs", json(article.paragraphs())).execute();
    }

    private static void index(Handle handle, String identity, Set<Long> buckets) {
        handle.createUpdate("DELETE FROM article_bucket WHERE identity = :identity").bind("identity", identity)
                .execute();
        if (buckets.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO article_bucket (bucket, identity) VALUES (?, ?)");
        buckets.forEach(bucket -> batch.bind(0, bucket).bind(1, identity).add());
        batch.execute();
    }

    @Override
    public List<String> withdraw(String name) {
        return Sql.inTransaction(jdbi, handle -> {
            long sequence = next(handle);
            List<String> identities = handle
                    .createQuery(
                            "SELECT identity FROM article WHERE (identity = :name OR url = :name) AND withdrawn = 0")
                    .bind("name", name).mapTo(String.class).list();
            if (identities.isEmpty()) {
                handle.rollback();
                return List.of();
            }
            for (int i = 0; i < identities.size(); i++) {
                erase(handle, identities.get(i), i == 0 ? sequence : next(handle));
            }
            // So that who asks for the article's address again gets it, and not "not modified".
            handle.createUpdate("UPDATE feed SET etag = NULL, last_modified = NULL").execute();
            return identities;
        });
    }

    private static void erase(Handle handle, String identity, long sequence) {
        handle.createUpdate("UPDATE article SET withdrawn = 1, sequence = :sequence, title = '', paragraphs = '[]'"
                + " WHERE identity = :identity").bind("sequence", sequence).bind("identity", identity).execute();
        handle.createUpdate("DELETE FROM article_bucket WHERE identity = :identity").bind("identity", identity)
                .execute();
    }

    @Override
    public List<StoredArticle> all() {
        return Sql.with(jdbi,
                handle -> handle.createQuery("SELECT * FROM article WHERE withdrawn = 0 ORDER BY sequence")
                        .map((row, context) -> row(row).stored()).list());
    }

    @Override
    public List<Change> changesSince(long sequence) {
        return Sql.with(jdbi,
                handle -> handle.createQuery("SELECT * FROM article WHERE sequence > :sequence ORDER BY sequence")
                        .bind("sequence", sequence).map((row, context) -> change(row(row))).list());
    }

    private static Change change(Row row) {
        return row.withdrawn()
                ? new Change.Withdrawn(row.identity(), row.stored().sequence())
                : new Change.Put(row.stored());
    }

    @Override
    public long sequence() {
        return Sql.with(jdbi, SqlArticleStore::last);
    }

    private static Row row(ResultSet row) throws SQLException {
        Source source = new Source(row.getString("outlet"), row.getString("title"),
                Instant.ofEpochMilli(row.getLong("published")), Optional.ofNullable(row.getString("url")),
                row.getString("identity"));
        Article article = new Article(source, row.getString("language"), strings(row.getString("paragraphs")),
                Optional.ofNullable(row.getString("dateline")), Article.Extent.valueOf(row.getString("extent")));
        return new Row(
                new StoredArticle(article, row.getString("story"), Instant.ofEpochMilli(row.getLong("fetched")),
                        row.getLong("sequence")),
                row.getInt("withdrawn") != 0, row.getString("hash"));
    }

    /** Of all that a reader sees; without the date where it is not the article's own. */
    private static String hash(Arrival arrival) {
        Article article = arrival.article();
        Source source = article.source();
        String date = arrival.dated() ? source.published().toString() : "";
        List<String> content = List.of(source.name(), source.title(), date, source.url().orElse(""), article.language(),
                article.dateline().orElse(""), article.extent().name(), json(article.paragraphs()));
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(json(content).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String json(List<String> strings) {
        try {
            return JSON.writeValueAsString(strings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a list of strings is always JSON", e);
        }
    }

    private static List<String> strings(String json) {
        try {
            return JSON.readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the paragraphs of an article in the database are damaged", e);
        }
    }
}
