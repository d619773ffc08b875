-- A form that nobody signed is closed with its case: kept apart from one that was signed off. Forms closed before this
-- are told apart by folding the record anew (storage/sqlite/refold.h).
ALTER TABLE form_version ADD COLUMN closed_with_case INTEGER NOT NULL DEFAULT 0;
INSERT OR REPLACE INTO refold (reason) VALUES ('0180: forms closed with their case');
