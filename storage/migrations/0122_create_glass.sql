-- Each break-glass, and who looked into it afterwards: those nobody has stand out for as long as it takes.
CREATE TABLE broken_glass (
  entry INTEGER PRIMARY KEY,
  seen_by TEXT NOT NULL DEFAULT '',
  seen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX broken_glass_unseen ON broken_glass (entry) WHERE seen = 0;
INSERT INTO broken_glass (entry) SELECT position FROM entry WHERE type = 'case.access-taken';
