-- One text for SQLite and PostgreSQL: TEXT, BIGINT and BOOLEAN only.
-- Times are ms since the Unix epoch, ids are 63-bit numbers, hashes are hex.

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- A running server. Its lease stands here once, not in every room.
CREATE TABLE node (
  id BIGINT NOT NULL PRIMARY KEY,
  lease_until BIGINT NOT NULL
);

CREATE TABLE account (
  id BIGINT NOT NULL PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,
  -- The handle with look-alike letters folded: unique too, so nobody can look like somebody else.
  skeleton TEXT NOT NULL UNIQUE,
  stated TEXT NOT NULL,
  field TEXT NOT NULL,
  registered BIGINT NOT NULL,
  -- All three are empty for an applicant.
  member_since BIGINT,
  let_in_how TEXT,
  let_in_by BIGINT,
  owner BOOLEAN NOT NULL,
  bot BOOLEAN NOT NULL,
  password_hash TEXT NOT NULL
);
CREATE INDEX account_waiting ON account (registered, id) WHERE member_since IS NULL;

CREATE TABLE session (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  created BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  device TEXT NOT NULL
);
CREATE INDEX session_of ON session (account, id);

CREATE TABLE invite (
  id BIGINT NOT NULL PRIMARY KEY,
  inviter BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  room BIGINT,
  -- open, accepted, revoked. Expired is derived from the time.
  state TEXT NOT NULL,
  accepted_by BIGINT,
  changed BIGINT
);
CREATE INDEX invite_of ON invite (inviter, created, id);

CREATE TABLE room (
  id BIGINT NOT NULL PRIMARY KEY,
  -- The node that owns the room, and how often the room changed hands: every write says which epoch it belongs to.
  node BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  title TEXT NOT NULL,
  topic TEXT,
  hands TEXT NOT NULL,
  hands_max BIGINT NOT NULL,
  stage_size BIGINT NOT NULL,
  room_size BIGINT NOT NULL,
  visibility TEXT NOT NULL,
  locked BOOLEAN NOT NULL,
  seq BIGINT NOT NULL,
  opened BIGINT NOT NULL,
  ended BIGINT,
  link TEXT
);
CREATE INDEX room_live ON room (node, id) WHERE ended IS NULL;

CREATE TABLE seat (
  room BIGINT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  member BIGINT NOT NULL,
  bot BOOLEAN NOT NULL,
  role TEXT NOT NULL,
  -- self, moderator, or empty.
  mute TEXT,
  mute_by BIGINT,
  asked_to_unmute BOOLEAN NOT NULL,
  on_stage_since BIGINT,
  -- The number of the event that raised the hand: it orders the queue.
  hand_raised BIGINT,
  invited_until BIGINT,
  removed_until BIGINT,
  banned BOOLEAN NOT NULL,
  PRIMARY KEY (room, member)
);

-- Append only. Who did what to whom, by id: never a name or a text.
CREATE TABLE audit (
  room BIGINT,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  by_member BIGINT,
  kind TEXT NOT NULL,
  about_member BIGINT
);
-- A unit sent again after a lost answer adds nothing.
CREATE UNIQUE INDEX audit_once ON audit (room, epoch, seq);
