-- The manager's figures, kept as the cases change. Team 0 is the whole council. Histograms are packed pairs of value
-- and count (storage/sqlite/projections/histogram.h): `due` by due instant, `received` by day of receipt, `taken` by
-- days from receipt to end. A row whose counts reach nothing is removed.
CREATE TABLE board_open (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  state TEXT NOT NULL,
  restriction INTEGER NOT NULL,
  unallocated INTEGER NOT NULL,
  open INTEGER NOT NULL,
  awaiting INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  due BLOB NOT NULL,
  received BLOB NOT NULL,
  PRIMARY KEY (team, restriction, pathway, state, unallocated)
) STRICT;
CREATE TABLE board_done (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  restriction INTEGER NOT NULL,
  grain TEXT NOT NULL,
  period INTEGER NOT NULL,
  taken BLOB NOT NULL,
  PRIMARY KEY (team, restriction, grain, period, pathway)
) STRICT;
