-- Text messages that were sent, or were about to be: what the caps and the breaker look at. No number stands here.

CREATE TABLE text_message (
  id BIGINT NOT NULL PRIMARY KEY,
  at_ms BIGINT NOT NULL,
  -- The digits that neighbouring numbers share.
  number_range TEXT NOT NULL,
  -- Part of a keyed hash of the number.
  to_key BIGINT NOT NULL,
  price BIGINT NOT NULL,
  used BOOLEAN NOT NULL,
  -- Who was told that they are in: used once they were here.
  account BIGINT REFERENCES account (id) ON DELETE SET NULL
);
CREATE INDEX text_message_at ON text_message (at_ms);
CREATE INDEX text_message_to ON text_message (to_key);
CREATE INDEX text_message_account ON text_message (account) WHERE account IS NOT NULL;

-- Goes up with every message: of two that looked at the same sums, one is turned down.
CREATE TABLE text_turn (
  id BIGINT NOT NULL PRIMARY KEY,
  turn BIGINT NOT NULL
);
INSERT INTO text_turn (id, turn) VALUES (1, 0);

-- Ranges in which hardly anybody used what was sent, and since when they are closed.
CREATE TABLE text_closed (
  number_range TEXT NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL
);

-- The code that was sent to the address an invite is meant for. One for each invite: a new one replaces it.
CREATE TABLE invite_code (
  invite BIGINT NOT NULL PRIMARY KEY REFERENCES invite (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  expires BIGINT NOT NULL,
  tries BIGINT NOT NULL
);
