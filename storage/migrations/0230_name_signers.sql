-- Who signed a form off, and when: said beside the form without looking through the history of its case. Forms signed
-- before this are told by folding the record anew (storage/sqlite/refold.h).
ALTER TABLE form_version ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN signed_at INTEGER NOT NULL DEFAULT 0;
INSERT OR REPLACE INTO refold (reason) VALUES ('0230: who signed forms off');
