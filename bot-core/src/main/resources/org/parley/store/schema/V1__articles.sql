-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC; so their order is that of time.

-- One row: the number of the last change. Who changes an article increments it first and thereby holds its lock, so that
-- changes become visible in the order of their numbers and a reader that follows them misses none.
CREATE TABLE change_counter (
  id            INTEGER PRIMARY KEY,
  last_sequence BIGINT  NOT NULL
);
INSERT INTO change_counter (id, last_sequence) VALUES (1, 0);

-- A withdrawn article keeps its row, so that readers learn of it and a feed that still carries it does not bring it back.
CREATE TABLE article (
  identity   TEXT    PRIMARY KEY,  -- address or file path
  sequence   BIGINT  NOT NULL,     -- number of its last change
  withdrawn  INTEGER NOT NULL,     -- 0 or 1
  story      TEXT    NOT NULL,     -- identity of the first article of the same story; its own where it is the first
  hash       TEXT    NOT NULL,     -- SHA-256 of its content
  fetched    BIGINT  NOT NULL,     -- when this content came in
  outlet     TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  published  BIGINT  NOT NULL,
  url        TEXT,
  language   TEXT    NOT NULL,
  dateline   TEXT,
  extent     TEXT    NOT NULL,     -- WHOLE or LEAD
  paragraphs TEXT    NOT NULL      -- JSON array of strings
);
CREATE UNIQUE INDEX article_sequence ON article (sequence);
CREATE INDEX article_fetched ON article (fetched);

-- MinHash signatures cut into bands: articles that share a bucket may be copies of one another.
CREATE TABLE article_bucket (
  bucket   BIGINT NOT NULL,
  identity TEXT   NOT NULL,
  PRIMARY KEY (bucket, identity)
);
CREATE INDEX article_bucket_identity ON article_bucket (identity);

CREATE TABLE feed (
  url           TEXT    PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT,
  next_poll     BIGINT  NOT NULL,
  failures      INTEGER NOT NULL   -- in a row; 0 after a success
);
