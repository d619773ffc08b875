-- The state a case was in before the one it is in: what was proposed there and returned goes back to it (P2). Told for
-- older cases by folding the record anew (storage/sqlite/refold.h).
ALTER TABLE case_row ADD COLUMN came_from TEXT NOT NULL DEFAULT '';
INSERT OR REPLACE INTO refold (reason) VALUES ('0240: where cases came from');
