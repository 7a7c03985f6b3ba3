-- Introductions after a room, private threads, and of whom one wants nothing.

-- One member's time in one room, for seven days.
CREATE TABLE visit (
  room BIGINT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  came_ms BIGINT NOT NULL,
  left_ms BIGINT NOT NULL,
  on_stage BOOLEAN NOT NULL,
  PRIMARY KEY (room, member, came_ms)
);
CREATE INDEX visit_of ON visit (member, left_ms, room);
CREATE INDEX visit_left ON visit (left_ms);

-- Somebody wants to be introduced to somebody who was there. Gone once both do, and after seven days.
CREATE TABLE tick (
  ticker BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  ticked BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (ticker, ticked)
);
CREATE INDEX tick_ticked ON tick (ticked);
CREATE INDEX tick_at ON tick (at_ms);

CREATE TABLE block (
  blocker BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  blocked BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (blocker, blocked)
);
CREATE INDEX block_blocked ON block (blocked);

-- What two members write to each other: what holds for both. There as long as one of them is.
CREATE TABLE thread (
  id BIGINT NOT NULL PRIMARY KEY,
  -- open, asked, declined.
  state TEXT NOT NULL,
  -- Whoever asked, also after it was accepted: requests of a day are counted.
  asked_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
  made_ms BIGINT NOT NULL,
  -- The number of the last message.
  last_n BIGINT NOT NULL,
  -- Both added how to reach them elsewhere, and neither had blocked the other.
  exchanged BOOLEAN NOT NULL
);
CREATE INDEX thread_asked ON thread (asked_by, made_ms) WHERE asked_by IS NOT NULL;
CREATE INDEX thread_waiting ON thread (made_ms) WHERE state <> 'open';

-- What holds for one of the two.
CREATE TABLE thread_side (
  thread BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Empty once they are erased.
  other BIGINT REFERENCES account (id) ON DELETE SET NULL,
  -- When something happened last that this side sees; empty: nothing did.
  moved_ms BIGINT,
  unread BIGINT NOT NULL,
  -- Read up to this message.
  read_n BIGINT NOT NULL,
  -- How to reach this side elsewhere, sealed.
  contact TEXT,
  PRIMARY KEY (thread, account),
  UNIQUE (account, other)
);
CREATE INDEX thread_side_moved ON thread_side (account, moved_ms, thread);
CREATE INDEX thread_side_unread ON thread_side (account) WHERE unread > 0;
CREATE INDEX thread_side_other ON thread_side (other);

CREATE TABLE message (
  thread BIGINT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
  -- Counts the thread's messages.
  n BIGINT NOT NULL,
  author BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- The client's own name for it: sent twice it is written once.
  client_key TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  -- Written to somebody who had blocked its author: for its author's eyes alone.
  withheld BOOLEAN NOT NULL,
  -- Sealed under its author's key.
  words TEXT NOT NULL,
  PRIMARY KEY (thread, n),
  UNIQUE (author, thread, client_key)
);
