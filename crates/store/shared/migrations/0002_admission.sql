-- Who gets in: versions of admission and criteria are appended, never changed. Compound values are JSON as TEXT.

-- One row: what holds now. Decisions of a rule touch it, so that none is made by a version that was replaced meanwhile.
CREATE TABLE in_force (
  id BIGINT NOT NULL PRIMARY KEY,
  -- 0: none yet.
  admission BIGINT NOT NULL,
  criteria BIGINT NOT NULL
);
INSERT INTO in_force (id, admission, criteria) VALUES (1, 0, 0);

CREATE TABLE admission (
  version BIGINT NOT NULL PRIMARY KEY,
  at_ms BIGINT NOT NULL,
  by_account BIGINT NOT NULL,
  policy TEXT NOT NULL
);

CREATE TABLE criteria (
  version BIGINT NOT NULL PRIMARY KEY,
  at_ms BIGINT NOT NULL,
  by_account BIGINT NOT NULL,
  rule TEXT NOT NULL
);

-- When which version was put in force; version 0: none from then on.
CREATE TABLE criteria_in_force (
  at_ms BIGINT NOT NULL,
  version BIGINT NOT NULL,
  by_account BIGINT NOT NULL,
  PRIMARY KEY (at_ms, version)
);

-- What somebody said when registering, beside the account.
CREATE TABLE applicant (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  region TEXT,
  answers TEXT NOT NULL,
  -- The decision that refused; empty again once let in.
  refused BIGINT
);

CREATE TABLE decision (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  -- let_in, refused.
  outcome TEXT NOT NULL,
  -- open, criteria, owner, appeal.
  how TEXT NOT NULL,
  by_account BIGINT,
  admission BIGINT NOT NULL,
  criteria BIGINT,
  facts TEXT NOT NULL,
  verdict TEXT
);
CREATE INDEX decision_order ON decision (at_ms, id);
CREATE INDEX decision_of ON decision (account);

CREATE TABLE appeal (
  id BIGINT NOT NULL PRIMARY KEY,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- One for each refusal.
  decision BIGINT NOT NULL UNIQUE REFERENCES decision (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  words TEXT NOT NULL,
  answered BIGINT,
  answered_by BIGINT,
  let_in BOOLEAN,
  answer TEXT
);
CREATE UNIQUE INDEX appeal_open ON appeal (account) WHERE answered IS NULL;

-- Who was let in lately, for quotas.
CREATE INDEX account_let_in ON account (member_since) WHERE member_since IS NOT NULL;
