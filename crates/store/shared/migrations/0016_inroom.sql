-- In the room besides the voice: who may write, pinned pages, whom a room for two was opened for.
-- Rooms of before had no chat, and get none by themselves.
ALTER TABLE room ADD COLUMN chat TEXT NOT NULL DEFAULT 'off';
ALTER TABLE room ADD COLUMN slow_mode_s BIGINT NOT NULL DEFAULT 0;
-- Pinned pages, as JSON.
ALTER TABLE room ADD COLUMN pins TEXT;
ALTER TABLE room ADD COLUMN guest BIGINT;

-- The latest lines of a live room's chat. They go when it ends.
CREATE TABLE chat_line (
  room BIGINT NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  -- Of the event that wrote it.
  number BIGINT NOT NULL,
  member BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  at_ms BIGINT NOT NULL,
  -- Sealed under its author's key.
  line TEXT NOT NULL,
  PRIMARY KEY (room, number)
);
CREATE INDEX chat_line_of ON chat_line (member);
