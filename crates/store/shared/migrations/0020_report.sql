-- What a server's owner is told in counts, which name nobody; and pictures of members.

-- One day, in UTC.
CREATE TABLE report_day (
  -- Days since 1 January 1970.
  day BIGINT NOT NULL PRIMARY KEY,
  -- Opened.
  rooms BIGINT NOT NULL,
  -- Time that members spent in rooms, together.
  listened_ms BIGINT NOT NULL,
  -- Of sound, sent.
  bytes BIGINT NOT NULL,
  -- Of all processor cores together.
  cpu_ms BIGINT NOT NULL
);

-- Hands that came down on one day.
CREATE TABLE report_hand (
  day BIGINT NOT NULL,
  -- How long they waited until they were served, in buckets; -1: they were not.
  bucket BIGINT NOT NULL,
  hands BIGINT NOT NULL,
  PRIMARY KEY (day, bucket)
);

-- Members who came to a room in one week, each counted once.
CREATE TABLE report_came (
  -- Weeks since the one of 1 January 1970, from Monday on.
  week BIGINT NOT NULL,
  -- In which they were let in.
  cohort BIGINT NOT NULL,
  members BIGINT NOT NULL,
  PRIMARY KEY (week, cohort)
);

-- One picture of a member. Another one gets another number.
CREATE TABLE avatar (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  id BIGINT NOT NULL UNIQUE,
  -- A small JPEG as base64, sealed under the account's key.
  picture TEXT NOT NULL,
  at_ms BIGINT NOT NULL
);
