-- The erasures by law that were asked for, one row for each record: who asked, who carried it out, and why; never what
-- was erased.
CREATE TABLE erasure (
  person INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by INTEGER NOT NULL,
  asked_by_name TEXT NOT NULL,
  asked INTEGER NOT NULL,
  closed_by_name TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL DEFAULT 0,
  closing_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX erasure_latest ON erasure (state, asked DESC);
