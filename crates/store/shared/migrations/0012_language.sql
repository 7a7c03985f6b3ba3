-- What an account reads, as its last request said: letters are written in it.
ALTER TABLE seen ADD COLUMN language TEXT;
