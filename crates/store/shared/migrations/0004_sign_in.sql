-- Ways in besides the password, what was proven at sign-in, and notices about both.

CREATE TABLE passkey (
  -- The credential's id, in hex.
  id TEXT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Public key and counters, in hex.
  fixed TEXT NOT NULL,
  moving TEXT NOT NULL,
  name TEXT NOT NULL,
  created BIGINT NOT NULL,
  last_used BIGINT
);
CREATE INDEX passkey_of ON passkey (account, created, id);

-- One row for each account that ever changed a way in. The version orders the changes.
CREATE TABLE ways_in (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  mail TEXT UNIQUE,
  -- An address that was replaced: it signs in, and undoes the change, until then.
  old_mail TEXT,
  old_mail_until BIGINT,
  -- The authenticator app's secret, in hex.
  app_secret TEXT,
  -- The last code that was used: none works twice.
  app_step BIGINT NOT NULL
);
CREATE INDEX ways_in_old_mail ON ways_in (old_mail) WHERE old_mail IS NOT NULL;

CREATE TABLE recovery_code (
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  -- Made by the operator, by hand: expires. Empty: one of the account's own set.
  operators_until BIGINT,
  PRIMARY KEY (account, code_hash)
);

CREATE TABLE mail_code (
  -- Hash of what the code is for, the address, and a secret of the browser that asked.
  key_hash TEXT NOT NULL PRIMARY KEY,
  -- Empty: nobody has the address, and no letter was sent.
  account BIGINT REFERENCES account (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  expires BIGINT NOT NULL,
  tries BIGINT NOT NULL
);
CREATE INDEX mail_code_expires ON mail_code (expires);

-- When a session was last signed in, and whether by two factors. Without a row: not known.
CREATE TABLE session_proof (
  session BIGINT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
  proven BIGINT NOT NULL,
  second BOOLEAN NOT NULL
);

CREATE TABLE notice (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Whose doing it was: that session is not told.
  session BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  kind TEXT NOT NULL,
  device TEXT NOT NULL,
  -- Somebody has read it: a session that starts later is not told.
  seen BOOLEAN NOT NULL
);
CREATE INDEX notice_of ON notice (account, at_ms, id);

CREATE TABLE notice_seen (
  notice BIGINT NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
  session BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  PRIMARY KEY (notice, session)
);
