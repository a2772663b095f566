-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC.

-- A thread of a shared chat in which the bot was the last that was asked.
CREATE TABLE thread (
  platform TEXT   NOT NULL,
  chat     TEXT   NOT NULL,
  thread   TEXT   NOT NULL,
  asked    BIGINT NOT NULL,   -- when, the last time
  PRIMARY KEY (platform, chat, thread)
);
CREATE INDEX thread_asked ON thread (asked);
