-- What a room's owner wants of its sound. Rooms of before have packets by the size of their audience.
ALTER TABLE room ADD COLUMN sound TEXT NOT NULL DEFAULT 'automatic';
