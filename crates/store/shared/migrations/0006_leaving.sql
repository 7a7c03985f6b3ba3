-- Leaving: a key an account under which its personal texts are sealed, who asked to be erased, handles that rest.

-- Backups leave this table out: without the key a copy's sealed texts cannot be read by anybody.
CREATE TABLE account_key (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  sealing_key TEXT NOT NULL
);

-- Accounts that asked to be erased, and when they are.
CREATE TABLE leaving (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  asked BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX leaving_due ON leaving (erase_at, account);

-- Handles of erased accounts, as hashes: nobody takes one before its time is over.
CREATE TABLE handle_kept (
  skeleton_hash TEXT NOT NULL PRIMARY KEY,
  until BIGINT NOT NULL
);

-- For the clean-up, which looks by time alone.
CREATE INDEX session_unused ON session (last_seen);
CREATE INDEX room_ended ON room (ended) WHERE ended IS NOT NULL;
CREATE INDEX room_of ON room (owner);
CREATE INDEX audit_time ON audit (at_ms);
CREATE INDEX audit_by ON audit (by_member);
CREATE INDEX audit_about ON audit (about_member);
CREATE INDEX notice_time ON notice (at_ms);
CREATE INDEX old_handle_until ON old_handle (until);
