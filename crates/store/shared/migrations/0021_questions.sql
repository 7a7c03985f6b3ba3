-- Written questions: what a hand that nobody took leaves to whoever was on stage, once the room is over.

-- Of a raised hand: its question may be left in writing.
ALTER TABLE seat ADD COLUMN hand_in_writing BOOLEAN NOT NULL DEFAULT FALSE;
-- It went down before anybody took it; what stands here of it is left in writing when the room ends.
ALTER TABLE seat ADD COLUMN hand_left BOOLEAN NOT NULL DEFAULT FALSE;
-- What a hand says goes when its room ends; from now on, and of rooms that ended before.
UPDATE seat SET hand_raised = NULL, hand_ranked = NULL, hand_since = NULL, hand_kind = NULL, hand_line = NULL,
    hand_reply_to = NULL WHERE hand_raised IS NOT NULL AND room IN (SELECT id FROM room WHERE ended IS NOT NULL);

CREATE TABLE question (
  room BIGINT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  author BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Whom it is for alone; empty: everybody who was on stage.
  for_member BIGINT REFERENCES account (id) ON DELETE SET NULL,
  -- When the hand was raised.
  asked_ms BIGINT NOT NULL,
  -- Sealed under its author's key.
  words TEXT NOT NULL,
  aside BOOLEAN NOT NULL,
  PRIMARY KEY (room, author)
);
CREATE INDEX question_of ON question (author);
CREATE INDEX question_for ON question (for_member) WHERE for_member IS NOT NULL;

CREATE TABLE answer (
  room BIGINT NOT NULL,
  -- Whose question it answers.
  asked_by BIGINT NOT NULL,
  author BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  -- Sealed under its author's key.
  words TEXT NOT NULL,
  PRIMARY KEY (room, asked_by),
  FOREIGN KEY (room, asked_by) REFERENCES question (room, author) ON DELETE CASCADE
);
CREATE INDEX answer_of ON answer (author);
