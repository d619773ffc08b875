-- Whether the first completed case of a person in a pathway was in time by each of its clocks: the cases, and how many
-- there are by the month they ended. Team 0 is the whole council; months are counted from January 1970.
CREATE TABLE first_completed (
  case_id INTEGER NOT NULL,
  clock TEXT NOT NULL,
  pathway TEXT NOT NULL,
  root INTEGER NOT NULL,
  team INTEGER NOT NULL,
  restriction INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (case_id, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX first_completed_by_root ON first_completed (root, pathway);
CREATE INDEX first_completed_late ON first_completed (pathway, clock, ended, case_id) WHERE late = 1;
CREATE INDEX first_completed_late_by_team ON first_completed (team, pathway, clock, ended, case_id) WHERE late = 1;
CREATE TABLE clock_month (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  clock TEXT NOT NULL,
  month INTEGER NOT NULL,
  restriction INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (team, pathway, clock, month, restriction)
) STRICT, WITHOUT ROWID;
