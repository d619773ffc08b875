-- The rates of the board: for how much each case counts, and the sums by the month it first counted in. Team 0 is the
-- whole council; months are counted from January 1970. What was decided before has no numbers in its events and counts
-- nowhere. The columns after `per_person` are the case's as it was counted last; root 0: counted nowhere.
CREATE TABLE measured (
  case_id INTEGER NOT NULL,
  measure TEXT NOT NULL,
  pathway TEXT NOT NULL,
  day INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  met INTEGER NOT NULL,
  per_person INTEGER NOT NULL,
  root INTEGER NOT NULL DEFAULT 0,
  team INTEGER NOT NULL DEFAULT 0,
  restriction INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (case_id, measure)
) STRICT, WITHOUT ROWID;
CREATE INDEX measured_by_root ON measured (root, pathway, measure) WHERE root <> 0;
CREATE INDEX measured_by_day ON measured (pathway, measure, day, case_id) WHERE root <> 0 AND counted > 0;
CREATE INDEX measured_by_team ON measured (team, pathway, measure, day, case_id) WHERE root <> 0 AND counted > 0;
CREATE TABLE measured_month (
  team INTEGER NOT NULL,
  pathway TEXT NOT NULL,
  measure TEXT NOT NULL,
  month INTEGER NOT NULL,
  restriction INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  met INTEGER NOT NULL,
  PRIMARY KEY (team, pathway, measure, month, restriction)
) STRICT, WITHOUT ROWID;
