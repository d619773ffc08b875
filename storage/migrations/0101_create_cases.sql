-- Cases as folded from case/ID events: one narrow row holds what lists need; explanations and facts lie apart.
-- Instants are microseconds since 1970 in UTC, 0 for none.
CREATE TABLE case_row (
  id INTEGER PRIMARY KEY,
  pathway TEXT NOT NULL,
  pathway_version INTEGER NOT NULL,
  bundle TEXT NOT NULL,
  subject INTEGER NOT NULL,
  subject_root INTEGER NOT NULL,
  subject_name TEXT NOT NULL,
  capacity TEXT NOT NULL,
  state TEXT NOT NULL,
  owner_user INTEGER NOT NULL,
  owner_team INTEGER NOT NULL,
  with_managers INTEGER NOT NULL,
  moved_by INTEGER NOT NULL,
  received INTEGER NOT NULL,
  first_contact INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  due_kind TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  due_is_instant INTEGER NOT NULL,
  due_provisional INTEGER NOT NULL,
  band TEXT NOT NULL,
  band_rank INTEGER NOT NULL,
  restriction INTEGER NOT NULL,
  open INTEGER NOT NULL,
  awaits_decision INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  ends TEXT NOT NULL,
  outcome TEXT NOT NULL,
  ended INTEGER NOT NULL,
  opened_from INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  offered_team INTEGER NOT NULL,
  offered_user INTEGER NOT NULL,
  offered_by INTEGER NOT NULL,
  offer_note TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX case_by_owner ON case_row (owner_user, due_at, band_rank, id, pathway, state)
  WHERE open = 1 AND owner_user <> 0;
CREATE INDEX case_own_restricted ON case_row (owner_user, restriction, id)
  WHERE restriction > 0 AND owner_user <> 0;
CREATE INDEX case_by_team ON case_row (owner_team, due_at, band_rank, id, pathway, state) WHERE open = 1;
CREATE INDEX case_in_queue ON case_row (owner_team, band_rank, received, id, pathway, state)
  WHERE open = 1 AND owner_user = 0;
CREATE INDEX case_by_state ON case_row (pathway, state, due_at, id, entered) WHERE open = 1;
CREATE INDEX case_awaiting_team ON case_row (owner_team, due_at, id) WHERE open = 1 AND awaits_decision = 1;
CREATE INDEX case_awaiting ON case_row (due_at, id) WHERE open = 1 AND awaits_decision = 1;
CREATE INDEX case_by_age ON case_row (pathway, received, id) WHERE open = 1;
CREATE INDEX case_by_end ON case_row (pathway, ended, id) WHERE open = 0 AND ends = 'completed';
CREATE INDEX case_by_team_end ON case_row (owner_team, ended, id) WHERE open = 0 AND ends = 'completed';
CREATE INDEX case_by_subject ON case_row (subject_root, open DESC, received DESC, id DESC);
CREATE INDEX case_by_contact ON case_row (contact) WHERE contact <> 0;
CREATE INDEX case_by_origin ON case_row (opened_from) WHERE opened_from <> 0;
CREATE INDEX case_offered_to_team ON case_row (offered_team, due_at, id) WHERE offered_team <> 0;
CREATE INDEX case_offered_to_user ON case_row (offered_user, due_at, id) WHERE offered_user <> 0;

CREATE TABLE case_detail (
  case_id INTEGER PRIMARY KEY,
  due TEXT NOT NULL,
  facts TEXT NOT NULL
) STRICT;
CREATE TABLE case_clock (
  case_id INTEGER NOT NULL,
  place INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  started INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  due_is_instant INTEGER NOT NULL,
  rated INTEGER NOT NULL,
  stopped TEXT NOT NULL,
  due TEXT NOT NULL,
  PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE case_pause (
  case_id INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (case_id, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE case_party (
  case_id INTEGER NOT NULL,
  person INTEGER NOT NULL,
  role TEXT NOT NULL,
  root INTEGER NOT NULL,
  PRIMARY KEY (case_id, person, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_party_by_root ON case_party (root, role, case_id);
CREATE INDEX case_party_by_person ON case_party (person);
CREATE TABLE case_access (
  case_id INTEGER NOT NULL,
  user INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (case_id, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_access_by_user ON case_access (user, case_id, until);
CREATE TABLE case_link (
  case_id INTEGER NOT NULL,
  other INTEGER NOT NULL,
  how TEXT NOT NULL,
  PRIMARY KEY (case_id, other, how)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_link_by_other ON case_link (other, case_id, how);

-- The form of each definition that was begun or submitted for a case.
CREATE TABLE case_form (
  case_id INTEGER NOT NULL,
  form TEXT NOT NULL,
  form_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, form)
) STRICT, WITHOUT ROWID;
CREATE TABLE form_version (
  form_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  form TEXT NOT NULL,
  title TEXT NOT NULL,
  definition_version INTEGER NOT NULL,
  answers TEXT NOT NULL,
  items TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_user INTEGER NOT NULL,
  at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  signed_off INTEGER NOT NULL,
  reason TEXT NOT NULL,
  struck INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  PRIMARY KEY (form_id, version)
) STRICT;
CREATE INDEX form_version_by_case ON form_version (case_id, form, position DESC);
CREATE INDEX form_version_latest ON form_version (case_id, form) WHERE latest = 1;
CREATE TABLE case_item (
  case_id INTEGER NOT NULL,
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  row INTEGER NOT NULL,
  label TEXT NOT NULL,
  due TEXT NOT NULL,
  done INTEGER NOT NULL,
  open INTEGER NOT NULL,
  PRIMARY KEY (case_id, form, kind, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_item_to_do ON case_item (kind, due, case_id) WHERE done = 0 AND open = 1;
CREATE TABLE fact_answer (
  root INTEGER NOT NULL,
  fact TEXT NOT NULL,
  position INTEGER NOT NULL,
  person INTEGER NOT NULL,
  value TEXT NOT NULL,
  form_title TEXT NOT NULL,
  form_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (root, fact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_answer_by_form ON fact_answer (form_id, version);

CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL,
  letter TEXT NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  html TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  given TEXT NOT NULL,
  given_how TEXT NOT NULL,
  stopped_reason TEXT NOT NULL
) STRICT;
CREATE INDEX letter_by_case ON letter (case_id, at);
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL,
  form_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_by_case ON attachment (case_id, at) WHERE case_id <> 0;
CREATE TABLE attachment_person (
  root INTEGER NOT NULL,
  attachment INTEGER NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (root, attachment, person)
) STRICT, WITHOUT ROWID;
