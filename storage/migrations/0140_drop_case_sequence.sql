-- Kept with every event and read by nobody: the events themselves count.
ALTER TABLE case_row DROP COLUMN sequence;
