-- Names: as somebody gave theirs, as a proof carries it, and as staff are asked to see it.
ALTER TABLE applicant ADD COLUMN name TEXT;
ALTER TABLE proof ADD COLUMN name TEXT;
ALTER TABLE proof_review ADD COLUMN name TEXT;
