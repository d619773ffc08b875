-- What is being typed, outside the event log: one row for each saved change of one question.
CREATE TABLE draft (
  form     INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  frozen   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE draft_delta (
  form     INTEGER NOT NULL REFERENCES draft (form),
  question TEXT NOT NULL,
  revision INTEGER NOT NULL,
  base     INTEGER NOT NULL,
  author   INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (form, question, revision)
) STRICT, WITHOUT ROWID;
