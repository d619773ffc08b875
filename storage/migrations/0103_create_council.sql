-- Staff, teams, dated settings, properties of this council, and rows of files that were refused.
CREATE TABLE staff_user (
  id INTEGER PRIMARY KEY,
  user_name TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  roles TEXT NOT NULL,
  teams TEXT NOT NULL,
  competences TEXT NOT NULL,
  declared TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  away_until TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_user_by_user_name ON staff_user (user_name);
CREATE TABLE staff_team (
  team INTEGER NOT NULL,
  user INTEGER NOT NULL,
  PRIMARY KEY (team, user)
) STRICT, WITHOUT ROWID;
CREATE TABLE team (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  calendar TEXT NOT NULL,
  disabled INTEGER NOT NULL
) STRICT;
CREATE INDEX team_by_key ON team (key);
CREATE TABLE setting (
  name TEXT NOT NULL,
  since TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (name, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE property (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE import_exception (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  row TEXT NOT NULL,
  faults TEXT NOT NULL,
  safeguarding INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  raised INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  resolved TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX import_exception_by_line ON import_exception (file, line);
CREATE INDEX import_exception_waiting ON import_exception (safeguarding DESC, urgent DESC, due_at, id)
  WHERE resolved = '';
CREATE INDEX import_exception_by_urgency ON import_exception (safeguarding DESC, urgent DESC, due_at, id);
