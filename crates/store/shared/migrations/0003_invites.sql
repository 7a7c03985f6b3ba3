-- Whom an invite is meant for. account: an id; mail, phone: a keyed hash of the address, never the address.
ALTER TABLE invite ADD COLUMN bound_how TEXT;
ALTER TABLE invite ADD COLUMN bound_to TEXT;
ALTER TABLE invite ADD COLUMN note TEXT;
CREATE INDEX invite_accepted ON invite (accepted_by);

-- When somebody was here last; sessions that are over are forgotten, this is not.
CREATE TABLE seen (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL
);
INSERT INTO seen (account, at_ms) SELECT account, MAX(last_seen) FROM session GROUP BY account;
CREATE INDEX seen_long_ago ON seen (at_ms, account);

-- Goes up with every invite and every vouch: of two acts that looked at the same number, one is turned down.
CREATE TABLE inviter (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  turn BIGINT NOT NULL,
  -- Reports that were upheld about this account; they count against whoever let it in.
  upheld BIGINT NOT NULL
);

CREATE TABLE vouch (
  applicant BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  withdrawn BIGINT,
  PRIMARY KEY (applicant, member)
);
CREATE INDEX vouch_by ON vouch (member, at_ms);

-- Members whom an applicant says they are known to.
CREATE TABLE named (
  applicant BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (applicant, member)
);
CREATE INDEX named_member ON named (member, at_ms);

-- What an owner did to a branch of the tree, one row for each who was hit; lifted stays empty while it holds.
CREATE TABLE struck (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- frozen, removed.
  hit TEXT NOT NULL,
  root BIGINT NOT NULL,
  by_owner BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  lifted BIGINT,
  appeal TEXT,
  appealed BIGINT,
  denied BIGINT
);
CREATE UNIQUE INDEX struck_once ON struck (account) WHERE lifted IS NULL;
CREATE INDEX struck_appealed ON struck (appealed) WHERE lifted IS NULL;

-- Handles that rest after a rename: nobody but their last holder may have them until then.
CREATE TABLE old_handle (
  skeleton TEXT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL,
  until BIGINT NOT NULL
);

-- When somebody was warned that their reserved handle lapses, and when they last chose another one.
CREATE TABLE handle_keeping (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  warned BIGINT,
  renamed BIGINT
);

-- Who opened a room that others came to is looked up by its owner.
CREATE INDEX room_owner ON room (owner);
