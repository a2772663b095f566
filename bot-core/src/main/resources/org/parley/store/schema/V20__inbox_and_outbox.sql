-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC.

-- A process that works on the inbox and the outbox. What it has taken on is free when it is not alive.
CREATE TABLE replica (
  name        TEXT   PRIMARY KEY,
  alive_until BIGINT NOT NULL
);

-- One row: the number of the last update. Who stores one increments it first, so that updates become visible in their order.
CREATE TABLE inbox_counter (
  id          INTEGER PRIMARY KEY,
  last_number BIGINT  NOT NULL
);
INSERT INTO inbox_counter (id, last_number) VALUES (1, 0);

CREATE TABLE inbox (
  platform TEXT    NOT NULL,
  event    TEXT    NOT NULL,   -- the platform's id of it
  number   BIGINT  NOT NULL,
  lane     TEXT    NOT NULL,   -- of one lane, one is handled after the other
  received BIGINT  NOT NULL,
  state    TEXT    NOT NULL,   -- NEW, DONE or FAILED
  due      BIGINT  NOT NULL,   -- not handled before
  attempt  INTEGER NOT NULL,   -- how often it was taken on
  owner    TEXT,               -- the replica that took it on last
  settled  BIGINT,
  payload  TEXT,               -- erased when it is settled
  PRIMARY KEY (platform, event)
);
CREATE UNIQUE INDEX inbox_number ON inbox (number);
CREATE INDEX inbox_open ON inbox (platform, lane, number) WHERE state = 'NEW';
CREATE INDEX inbox_settled ON inbox (settled) WHERE settled IS NOT NULL;

CREATE TABLE chat (
  platform    TEXT    NOT NULL,
  chat        TEXT    NOT NULL,
  last_number BIGINT  NOT NULL,   -- of the messages to it
  waiting     INTEGER NOT NULL,   -- how many messages are to be sent to it
  next_send   BIGINT  NOT NULL,   -- nothing is sent before
  claim       BIGINT  NOT NULL,   -- number of the last claim
  owner       TEXT,               -- the replica that sends to it
  suspended   TEXT,               -- why nothing is sent to it
  moved_to    TEXT,               -- its new id
  PRIMARY KEY (platform, chat)
);
CREATE INDEX chat_waiting ON chat (platform, next_send) WHERE waiting > 0;

CREATE TABLE outbox (
  platform    TEXT    NOT NULL,
  chat        TEXT    NOT NULL,
  number      BIGINT  NOT NULL,   -- a chat's messages are sent in this order
  thread      TEXT,
  state       TEXT    NOT NULL,   -- QUEUED, SENDING, SENT, UNCERTAIN, FAILED or MERGED
  attempt     INTEGER NOT NULL,   -- how often it was taken on
  claim       BIGINT  NOT NULL,   -- the chat's claim under which it was handed over last
  name        TEXT    NOT NULL,   -- known to the platform, where it keeps such a thing
  reference   TEXT,               -- the adapter's, for finding it again
  digest      TEXT,               -- the delivery of a digest that it belongs to
  queued      BIGINT  NOT NULL,
  expires     BIGINT  NOT NULL,
  handed_over BIGINT,             -- since when it may be there
  settled     BIGINT,
  reason      TEXT,               -- why it failed
  sent_id     TEXT,               -- the platform's id of it
  message     TEXT,               -- erased when it is settled
  PRIMARY KEY (platform, chat, number)
);
CREATE INDEX outbox_open ON outbox (platform, chat, number) WHERE state IN ('QUEUED', 'SENDING');
CREATE INDEX outbox_reference ON outbox (platform, reference) WHERE reference IS NOT NULL;
CREATE INDEX outbox_digest ON outbox (digest) WHERE digest IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled) WHERE settled IS NOT NULL;

CREATE TABLE platform (
  name  TEXT   PRIMARY KEY,
  spent BIGINT NOT NULL,   -- what the pace is reckoned from
  held  BIGINT NOT NULL    -- nothing is sent before
);
