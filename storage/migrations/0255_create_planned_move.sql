-- A change of address that was recorded ahead of its day (P49): it becomes the present one on that day, by the timer.
CREATE TABLE planned_move (
  root INTEGER NOT NULL,
  person INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (root, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_move_by_day ON planned_move (from_day);
