-- Why staff took a proof back, in an owner's words, for whose it is.

ALTER TABLE proof ADD COLUMN reason TEXT;
