-- A clock counts in the month it stopped in, not in the month its case ended in: the record is folded anew (refold.h).
DROP INDEX first_completed_late;
DROP INDEX first_completed_late_by_team;
ALTER TABLE first_completed RENAME COLUMN ended TO stopped;
CREATE INDEX first_completed_by_stop ON first_completed (pathway, clock, stopped, case_id);
CREATE INDEX first_completed_by_team ON first_completed (team, pathway, clock, stopped, case_id);
INSERT OR REPLACE INTO refold (reason) VALUES ('0221: clocks by the month they stopped in');
