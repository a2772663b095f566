-- What is kept of conversations. Ids of chats, threads and people are the platforms' own; a thread of '' is the chat itself.

-- One row for each conversation that was spoken in lately. Who adds a turn increments its counter first and thereby holds its
-- lock, so that turns are numbered in order.
CREATE TABLE conversation (
  platform TEXT   NOT NULL,
  chat     TEXT   NOT NULL,
  thread   TEXT   NOT NULL,
  turns    BIGINT NOT NULL,  -- number of its last turn
  touched  BIGINT NOT NULL,  -- when that was
  PRIMARY KEY (platform, chat, thread)
);
CREATE INDEX conversation_touched ON conversation (touched);

-- The last questions of each, which follow-ups lean on.
CREATE TABLE turn (
  platform TEXT   NOT NULL,
  chat     TEXT   NOT NULL,
  thread   TEXT   NOT NULL,
  number   BIGINT NOT NULL,
  person   TEXT   NOT NULL,
  question TEXT   NOT NULL,
  PRIMARY KEY (platform, chat, thread, number)
);
CREATE INDEX turn_person ON turn (platform, person);

CREATE TABLE chat_setting (
  platform TEXT NOT NULL,
  chat     TEXT NOT NULL,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (platform, chat, name)
);

-- What the buttons under one message are about. Their ids begin with the card's, which cannot be guessed.
CREATE TABLE card (
  id        TEXT    PRIMARY KEY,
  platform  TEXT    NOT NULL,
  chat      TEXT    NOT NULL,
  person    TEXT    NOT NULL,  -- whose words or settings it holds; '' for nobody's
  personal  INTEGER NOT NULL,  -- 1: only that person may press
  owner     TEXT    NOT NULL,  -- the part of the bot that understands the subject
  subject   TEXT    NOT NULL,
  expires   BIGINT  NOT NULL
);
CREATE INDEX card_expires ON card (expires);
CREATE INDEX card_person ON card (platform, person);

-- One opinion of each person on each answer, the last.
CREATE TABLE feedback (
  card     TEXT   NOT NULL,
  platform TEXT   NOT NULL,
  person   TEXT   NOT NULL,
  chat     TEXT   NOT NULL,
  question TEXT   NOT NULL,
  answer   TEXT   NOT NULL,
  verdict  TEXT   NOT NULL,
  given    BIGINT NOT NULL,
  PRIMARY KEY (card, person)
);
CREATE INDEX feedback_person ON feedback (platform, person);
