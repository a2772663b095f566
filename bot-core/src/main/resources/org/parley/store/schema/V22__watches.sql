-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC.

CREATE TABLE watch (
  id       TEXT    PRIMARY KEY,
  platform TEXT    NOT NULL,
  chat     TEXT    NOT NULL,
  thread   TEXT    NOT NULL,   -- empty for the chat itself
  person   TEXT    NOT NULL,
  question TEXT    NOT NULL,
  language TEXT    NOT NULL,   -- of the phrases in which a change is told
  status   TEXT    NOT NULL,   -- of the answer that is known
  answer   TEXT    NOT NULL,
  sequence BIGINT  NOT NULL,   -- the store's change up to which that answer holds
  version  INTEGER NOT NULL,
  created  BIGINT  NOT NULL,
  UNIQUE (platform, chat, thread, question)
);
CREATE INDEX watch_sequence ON watch (platform, sequence);
CREATE INDEX watch_person ON watch (platform, person);
