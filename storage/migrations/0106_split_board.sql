-- The manager's board split further (P44): who waits by risk band, what was returned, why cases are paused, and the week
-- of the last contact with the person. Counted as cases change, for the council (team 0) and each team.
ALTER TABLE case_row ADD COLUMN pause_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE case_row ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN contact_week INTEGER NOT NULL DEFAULT 0;
UPDATE case_row SET contact_week = received / 604800000000;
CREATE TABLE board_split (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  restriction INTEGER NOT NULL,
  split TEXT NOT NULL,
  value TEXT NOT NULL,
  cases INTEGER NOT NULL,
  weeks BLOB NOT NULL,
  PRIMARY KEY (team, pathway, restriction, split, value)
) STRICT, WITHOUT ROWID;
