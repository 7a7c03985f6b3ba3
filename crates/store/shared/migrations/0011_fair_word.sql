-- A fair word: the order of hands, turns, polls; what a hand is raised for, who has spoken for how long, who voted what.
ALTER TABLE room ADD COLUMN hand_order TEXT NOT NULL DEFAULT 'first_come';
ALTER TABLE room ADD COLUMN replies BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE room ADD COLUMN turn_s BIGINT;
ALTER TABLE room ADD COLUMN turn_then_audience BOOLEAN NOT NULL DEFAULT FALSE;
-- The last poll, as JSON.
ALTER TABLE room ADD COLUMN poll TEXT;
-- Of a raised hand; `hand_raised` is the number that orders those of the same time.
ALTER TABLE seat ADD COLUMN hand_ranked BIGINT;
ALTER TABLE seat ADD COLUMN hand_since BIGINT;
ALTER TABLE seat ADD COLUMN hand_kind TEXT;
ALTER TABLE seat ADD COLUMN hand_line TEXT;
ALTER TABLE seat ADD COLUMN hand_reply_to BIGINT;
-- Agreed that the microphone opens and closes with the turn.
ALTER TABLE seat ADD COLUMN by_turn BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE seat ADD COLUMN spoken_ms BIGINT NOT NULL DEFAULT 0;
-- The last poll answered, by its number, and the answer.
ALTER TABLE seat ADD COLUMN vote_poll BIGINT;
ALTER TABLE seat ADD COLUMN vote BIGINT;
-- Hands of before stand in the order of their numbers; since when they wait is not known better than this.
UPDATE seat SET hand_ranked = 0, hand_kind = 'question', hand_since = (SELECT opened FROM room WHERE room.id = seat.room)
    WHERE hand_raised IS NOT NULL;
