-- A case may have two dates, when to look at it again and a limit that runs: the worklists sort by the earlier and show
-- the other beside it. Cases on a version of their pathway without the limit on the worklist have one, as before.
ALTER TABLE case_row ADD COLUMN beside_at INTEGER NOT NULL DEFAULT 0;
