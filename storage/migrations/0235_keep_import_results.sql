-- What came of the files of referrals brought in lately: counts and broken rules, never whose (P1). No part of the
-- record, made by no event: only so many are kept.
CREATE TABLE import_result (
  name TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  result TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX import_result_by_day ON import_result (at);
