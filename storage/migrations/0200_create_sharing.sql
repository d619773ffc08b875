-- What people let us share about them, with whom and in which time (P51).
CREATE TABLE sharing (
  key INTEGER PRIMARY KEY,
  person INTEGER NOT NULL,
  root INTEGER NOT NULL,
  with_whom TEXT NOT NULL,
  other INTEGER NOT NULL,
  other_root INTEGER NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  ended TEXT NOT NULL
) STRICT;
CREATE INDEX sharing_by_root ON sharing (root);
CREATE INDEX sharing_by_other ON sharing (other_root) WHERE other_root <> 0;
