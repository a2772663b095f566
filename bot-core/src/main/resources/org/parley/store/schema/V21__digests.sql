-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC; days are written as 2025-07-10.

CREATE TABLE subscription (
  id         TEXT    PRIMARY KEY,
  platform   TEXT    NOT NULL,
  chat       TEXT    NOT NULL,
  thread     TEXT    NOT NULL,   -- empty for the chat itself
  topic      TEXT    NOT NULL,   -- empty for everything
  at_time    TEXT    NOT NULL,   -- local, as 08:00
  zone       TEXT    NOT NULL,
  weekdays   TEXT    NOT NULL,   -- numbers of the days from 1, Monday, as 12345
  language   TEXT    NOT NULL,
  active     INTEGER NOT NULL,   -- 0 or 1
  next_day   TEXT    NOT NULL,
  next_at    BIGINT  NOT NULL,
  last_day   TEXT,               -- of the last digest
  covered_to BIGINT  NOT NULL,   -- end of the window that was told last
  UNIQUE (platform, chat, thread, topic)
);
CREATE INDEX subscription_due ON subscription (platform, next_at) WHERE active = 1;

CREATE TABLE digest_delivery (
  subscription TEXT    NOT NULL,
  day          TEXT    NOT NULL,
  state        TEXT    NOT NULL,   -- PREPARED, QUEUED, SENDING, SENT, UNCERTAIN, FAILED, QUIET or MERGED
  attempt      INTEGER NOT NULL,   -- number of the claim
  owner        TEXT,               -- the replica that composes it
  due          BIGINT  NOT NULL,   -- not claimed before
  window_from  BIGINT  NOT NULL,
  window_to    BIGINT  NOT NULL,
  settled      BIGINT,
  PRIMARY KEY (subscription, day)
);
CREATE INDEX digest_delivery_open ON digest_delivery (subscription) WHERE state IN ('PREPARED', 'QUEUED', 'SENDING');
