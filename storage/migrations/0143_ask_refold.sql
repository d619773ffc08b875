-- A migration that changes what events fold into asks for them to be folded anew: a row here, and the next opening does
-- so in one transaction and takes the row out (storage/sqlite/refold.h). This one, for the tables of 0141 and 0142, and
-- for the counts of 0106, which began at nothing in a folder made before it.
CREATE TABLE refold (
  reason TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO refold (reason) VALUES ('0143: breaches, clocks by month, splits of the board');
