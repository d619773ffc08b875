-- One row for each event that a chronology shows, under the event's own position; a note to several people is one row
-- here and one in entry_person for each of them.
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  by_user INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  happened TEXT NOT NULL,
  precision INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  note INTEGER NOT NULL,
  form_id INTEGER NOT NULL,
  form_version INTEGER NOT NULL,
  key_event INTEGER NOT NULL,
  third_party INTEGER NOT NULL,
  struck INTEGER NOT NULL DEFAULT 0,
  struck_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entry_by_case ON entry (case_id, position) WHERE case_id <> 0;
CREATE INDEX entry_by_note ON entry (note) WHERE note <> 0;
CREATE INDEX entry_by_form ON entry (form_id, form_version) WHERE form_id <> 0;
CREATE TABLE entry_person (
  root INTEGER NOT NULL,
  position INTEGER NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (root, position, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person_by_position ON entry_person (position);
