-- E-mail addresses that sign in stand sealed; they are found by their hashes.
ALTER TABLE ways_in ADD COLUMN mail_hash TEXT;
ALTER TABLE ways_in ADD COLUMN old_mail_hash TEXT;
CREATE UNIQUE INDEX ways_in_mail_hash ON ways_in (mail_hash);
DROP INDEX ways_in_old_mail;
CREATE INDEX ways_in_old_mail_hash ON ways_in (old_mail_hash) WHERE old_mail_hash IS NOT NULL;
