package org.parley.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Feeds in SQL. */
final class SqlFeedLedger implements FeedLedger {

    private final Jdbi jdbi;

    SqlFeedLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Feed find(String url) {
        return Sql.with(jdbi, handle -> handle.createQuery("SELECT * FROM feed WHERE url = :url").bind("url", url)
                .map((row, context) -> new Feed(row.getString("url"), Optional.ofNullable(row.getString("etag")),
                        Optional.ofNullable(row.getString("last_modified")),
                        Instant.ofEpochMilli(row.getLong("next_poll")), row.getInt("failures")))
                .findOne().orElseGet(() -> Feed.unknown(url)));
    }

    @Override
    public void save(Feed feed) {
        Sql.with(jdbi, handle -> handle.createUpdate("INSERT INTO feed (url, etag, last_modified, next_poll, failures)"
                + " VALUES (:url, :etag, :modified, :next, :failures) ON CONFLICT (url) DO UPDATE SET etag = excluded.etag,"
                + " last_modified = excluded.last_modified, next_poll = excluded.next_poll, failures = excluded.failures")
                .bind("url", feed.url()).bind("etag", feed.etag().orElse(null))
                .bind("modified", feed.lastModified().orElse(null)).bind("next", feed.nextPoll().toEpochMilli())
                .bind("failures", feed.failures()).execute());
    }

    @Override
    public boolean claim(String url, Instant now, Instant until) {
        return Sql.with(jdbi, handle -> handle
                .createUpdate("INSERT INTO feed (url, next_poll, failures) VALUES (:url, :until, 0)"
                        + " ON CONFLICT (url) DO UPDATE SET next_poll = excluded.next_poll WHERE feed.next_poll <= :now")
                .bind("url", url).bind("until", until.toEpochMilli()).bind("now", now.toEpochMilli()).execute()) > 0;
    }
}
