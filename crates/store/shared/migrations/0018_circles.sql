-- Circles: members who belong together, and have rooms that nobody else enters.
CREATE TABLE circle (
  id BIGINT NOT NULL PRIMARY KEY,
  -- Whoever is erased hands it over before, if anybody else belongs to it.
  owner BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- What people wrote is sealed under the owner's key.
  name TEXT NOT NULL,
  description TEXT,
  rules TEXT,
  -- Names of topics, one a line.
  topics TEXT NOT NULL,
  -- open, approval, invite.
  entry TEXT NOT NULL,
  -- Goes up with every change of the rules.
  rules_version BIGINT NOT NULL,
  made BIGINT NOT NULL,
  -- How many belong to it.
  members BIGINT NOT NULL
);
CREATE INDEX circle_owner ON circle (owner);
CREATE INDEX circle_listed ON circle (members, id) WHERE entry <> 'invite';

-- By what a circle is found that is not by invite: words of its name and its topics, in hex as names of topics are.
CREATE TABLE circle_key (
  circle BIGINT NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
  found_by TEXT NOT NULL,
  PRIMARY KEY (circle, found_by)
);
CREATE INDEX circle_key_found ON circle_key (found_by);

-- What somebody is to a circle.
CREATE TABLE circle_member (
  circle BIGINT NOT NULL REFERENCES circle (id) ON DELETE CASCADE,
  account BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- owner, moderator, member; asked, invited, declined, removed.
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  -- The version of the rules that they agreed to.
  rules_agreed BIGINT,
  invited_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
  PRIMARY KEY (circle, account)
);
CREATE INDEX circle_member_of ON circle_member (account);
CREATE INDEX circle_member_invited_by ON circle_member (invited_by) WHERE invited_by IS NOT NULL;
-- Requests, invites and answers that lapse.
CREATE INDEX circle_member_waits ON circle_member (since) WHERE state NOT IN ('owner', 'moderator', 'member', 'removed');

-- Whose room it is. A circle that was dissolved is named here all the same: its rooms become nobody else's.
ALTER TABLE room ADD COLUMN circle BIGINT;
ALTER TABLE scheduled ADD COLUMN circle BIGINT;
CREATE INDEX scheduled_circle ON scheduled (circle, begins) WHERE circle IS NOT NULL;
