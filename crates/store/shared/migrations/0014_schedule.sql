-- Scheduled rooms: who comes to them, calendars, and what a room leaves when it is over.

-- Before that it is a green room; empty: it has begun.
ALTER TABLE room ADD COLUMN begins BIGINT;
-- Rooms of before were opened under the word that they leave nothing.
ALTER TABLE room ADD COLUMN recap BOOLEAN NOT NULL DEFAULT FALSE;
-- Invited on stage beforehand, as: listener, speaker, moderator.
ALTER TABLE seat ADD COLUMN lineup TEXT;

CREATE TABLE scheduled (
  -- The room that is opened for it has the same number.
  id BIGINT NOT NULL PRIMARY KEY,
  owner BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Title and topic are sealed under the owner's key.
  title TEXT NOT NULL,
  topic TEXT,
  begins BIGINT NOT NULL,
  -- The owner's time zone, by its name.
  zone TEXT NOT NULL,
  length_min BIGINT NOT NULL,
  places BIGINT NOT NULL,
  visibility TEXT NOT NULL,
  -- The rest of the policy, as JSON.
  policy TEXT NOT NULL,
  -- Secret of a closed one's link.
  link TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  cancelled BOOLEAN NOT NULL
);
CREATE INDEX scheduled_begins ON scheduled (begins, id);
CREATE INDEX scheduled_of ON scheduled (owner, begins);

-- Who is invited on stage, or comes by their own word. The owner is one.
CREATE TABLE guest (
  scheduled BIGINT NOT NULL REFERENCES scheduled (id) ON DELETE CASCADE,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- listener, speaker, moderator.
  role TEXT NOT NULL,
  -- Empty: invited, and has not said yet.
  coming BOOLEAN,
  remind BOOLEAN NOT NULL,
  -- Of the sequence that their word is about.
  answered BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  -- The letter that is still to be written: invited, changed, cancelled.
  owed TEXT,
  -- nothing, soon, began.
  reminded TEXT NOT NULL,
  PRIMARY KEY (scheduled, member)
);
CREATE INDEX guest_of ON guest (member);
CREATE INDEX guest_owed ON guest (scheduled) WHERE owed IS NOT NULL;

-- The secret address of somebody's calendar, as a hash.
CREATE TABLE calendar_feed (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  made BIGINT NOT NULL
);

-- Who was in a room that is over, and may look it up.
CREATE TABLE recap (
  room BIGINT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  PRIMARY KEY (room, member)
);
CREATE INDEX recap_of ON recap (member);
