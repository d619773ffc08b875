-- A stage is one row of the board, whether somebody holds its cases or not: a board then reads as many rows in a council
-- of any size. `due` and `due_unallocated` tell the due instants of the held and of the rest, `received` those of all.
DROP TABLE board_open;
CREATE TABLE board_open (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  state TEXT NOT NULL,
  restriction INTEGER NOT NULL,
  open INTEGER NOT NULL,
  unallocated INTEGER NOT NULL,
  awaiting INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  due BLOB NOT NULL,
  due_unallocated BLOB NOT NULL,
  received BLOB NOT NULL,
  PRIMARY KEY (team, restriction, pathway, state)
) STRICT;
INSERT OR REPLACE INTO refold (reason) VALUES ('0251: the board by stage');
