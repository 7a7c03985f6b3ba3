-- What people have proved of what they do, what they show of it, and who signs on where.

CREATE TABLE proof (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  -- Hash of what was proved with: an address, a page, a login elsewhere. Proves one account at a time.
  subject TEXT NOT NULL,
  -- The page to look at again; empty for every other kind.
  source TEXT,
  organisation TEXT,
  field TEXT,
  profession TEXT,
  years BIGINT,
  -- As badges compare them: blanks and case folded.
  organisation_folded TEXT,
  profession_folded TEXT,
  proven BIGINT NOT NULL,
  checked BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  failing BOOLEAN NOT NULL,
  -- When the server looks again by itself.
  look_at BIGINT,
  UNIQUE (kind, subject)
);
CREATE INDEX proof_of ON proof (account, id);
CREATE INDEX proof_to_look_at ON proof (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX proof_in ON proof (field, profession_folded, account);
CREATE INDEX proof_at ON proof (organisation_folded, account) WHERE organisation_folded IS NOT NULL;

CREATE TABLE badge (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  proof BIGINT NOT NULL,
  organisation BOOLEAN NOT NULL,
  profession BOOLEAN NOT NULL,
  years BOOLEAN NOT NULL,
  field BOOLEAN NOT NULL
);

-- A code on its way to a work address. Of the address there is a hash and its domain.
CREATE TABLE work_mail_code (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  subject TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sent BIGINT NOT NULL,
  tries_left BIGINT NOT NULL
);

CREATE TABLE proof_review (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  organisation TEXT,
  field TEXT,
  profession TEXT,
  years BIGINT,
  submitted BIGINT NOT NULL,
  -- open, granted, declined, withdrawn.
  state TEXT NOT NULL,
  decided BIGINT,
  decided_by BIGINT
);
CREATE UNIQUE INDEX proof_review_waits ON proof_review (account) WHERE state = 'open';
CREATE INDEX proof_review_queue ON proof_review (submitted, id) WHERE state = 'open';
CREATE INDEX proof_review_of ON proof_review (account, submitted);

-- A login at a sign-on provider, and the account it opens here. The login is a hash.
CREATE TABLE sign_on (
  subject TEXT NOT NULL PRIMARY KEY,
  provider TEXT NOT NULL,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  linked BIGINT NOT NULL,
  -- When the provider last said that this login is there.
  checked BIGINT NOT NULL
);
CREATE INDEX sign_on_of ON sign_on (account);
CREATE INDEX sign_on_checked ON sign_on (checked);
