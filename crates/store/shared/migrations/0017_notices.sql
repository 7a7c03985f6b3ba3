-- What happened to somebody that they would want to know, by which way it reaches them, and their browsers that are pushed to.

CREATE TABLE inbox (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- room_started, new_message and so on.
  kind TEXT NOT NULL,
  -- What has the same slot belongs together.
  slot TEXT NOT NULL,
  -- Whose doing it was, the last time.
  by_member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- The number of a room, a scheduled room or a thread.
  about BIGINT,
  times BIGINT NOT NULL,
  -- The first time, and the last one.
  since_ms BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  seen BOOLEAN NOT NULL,
  -- When it goes to the account's devices, or went; empty: not at all.
  push_at BIGINT,
  pushed BOOLEAN NOT NULL
);
CREATE INDEX inbox_of ON inbox (account, at_ms, id);
CREATE INDEX inbox_slot ON inbox (account, slot, since_ms);
CREATE INDEX inbox_unseen ON inbox (account) WHERE NOT seen;
CREATE INDEX inbox_push ON inbox (push_at) WHERE push_at IS NOT NULL AND NOT pushed;
CREATE INDEX inbox_at ON inbox (at_ms);
CREATE INDEX inbox_by ON inbox (by_member);

-- Without a row: the ordinary ways, and no letter that sums up.
CREATE TABLE wishes (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  -- Where it is not the ordinary one: kind=way, with blanks between.
  ways TEXT NOT NULL,
  -- Quiet hours, in minutes of the day.
  quiet_from BIGINT,
  quiet_to BIGINT,
  zone TEXT,
  -- Minutes ahead of UTC, and each change of them as time=minutes.
  clocks TEXT,
  -- off, daily, weekly.
  digest TEXT NOT NULL,
  digest_at BIGINT,
  -- When the last one was written.
  digested BIGINT NOT NULL,
  room_letters BOOLEAN NOT NULL
);
CREATE INDEX wishes_digest ON wishes (digest_at) WHERE digest_at IS NOT NULL;

-- Signing out ends it.
CREATE TABLE push_device (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  session BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  -- One browser is pushed to for one account.
  endpoint_hash TEXT NOT NULL UNIQUE,
  -- Its address at its push service, its key and its secret, with blanks between. Sealed.
  address TEXT NOT NULL,
  made BIGINT NOT NULL
);
CREATE INDEX push_device_of ON push_device (account, made, id);
CREATE INDEX push_device_session ON push_device (session);

-- Followers are told page by page.
DROP INDEX follow_followed;
CREATE INDEX follow_followed ON follow (followed, follower);
