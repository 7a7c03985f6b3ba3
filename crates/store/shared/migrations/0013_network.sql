-- Why one comes back: what somebody says of themselves, whom they follow, topics by any of their names.
CREATE TABLE profile (
  account BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  -- Headline and addresses are sealed under the account's key.
  headline TEXT,
  -- Words with a blank between, as addresses are before they are sealed.
  fields TEXT NOT NULL,
  languages TEXT NOT NULL,
  links TEXT
);

CREATE TABLE follow (
  follower BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  followed BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (follower, followed)
);
CREATE INDEX follow_followed ON follow (followed);

-- There as long as somebody follows it.
CREATE TABLE topic (
  id BIGINT NOT NULL PRIMARY KEY,
  at_ms BIGINT NOT NULL
);

-- The names of a topic; it is called by the oldest one.
CREATE TABLE topic_name (
  -- The name as it is looked for, in hex: every database orders and finds beginnings alike.
  topic_key TEXT NOT NULL PRIMARY KEY,
  topic BIGINT NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  made_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
  at_ms BIGINT NOT NULL
);
CREATE INDEX topic_name_of ON topic_name (topic);
CREATE INDEX topic_name_made ON topic_name (made_by, at_ms) WHERE made_by IS NOT NULL;

CREATE TABLE topic_follow (
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  topic BIGINT NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (account, topic)
);
CREATE INDEX topic_follow_topic ON topic_follow (topic);

-- What is spoken in a room, in two or three letters.
ALTER TABLE room ADD COLUMN language TEXT;
-- Who hosted what everybody could enter.
CREATE INDEX room_hosted ON room (owner, opened) WHERE visibility = 'open';
