-- What was marked in error where information may have reached the wrong person (P50): one row for each such event.
CREATE TABLE possible_breach (
  position INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  case_id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  reason TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
