-- The history of a case is read by the log's own index of streams: one index fewer is written with every event of a case.
-- That a whole case was recorded in error stands in its row, once, and no longer in each of its entries; those marked
-- before this are told by folding the record anew (storage/sqlite/refold.h).
DROP INDEX entry_by_case;
ALTER TABLE case_row ADD COLUMN in_error_from INTEGER NOT NULL DEFAULT 0;  -- position of the event; 0 for never
ALTER TABLE case_row ADD COLUMN in_error_reason TEXT NOT NULL DEFAULT '';
INSERT OR REPLACE INTO refold (reason) VALUES ('0220: cases recorded in error');
