-- People as folded from person/ID events. `root` is the record that holds someone now: their own id, or that of the
-- record they were merged into. Ids in events never change; a merge or its undoing rewrites `root` alone.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  root INTEGER NOT NULL,
  merged_into INTEGER NOT NULL DEFAULT 0,
  document TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  born TEXT NOT NULL,
  nhs_number TEXT NOT NULL,
  address TEXT NOT NULL,
  postcode TEXT NOT NULL,
  address_key TEXT NOT NULL,
  dead INTEGER NOT NULL,
  provisional INTEGER NOT NULL,
  secret_address INTEGER NOT NULL DEFAULT 0,
  open_plain INTEGER NOT NULL DEFAULT 0,
  open_hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX person_by_nhs_number ON person (nhs_number) WHERE nhs_number <> '';
CREATE INDEX person_by_born ON person (born, sort_name) WHERE born <> '';
CREATE INDEX person_by_postcode ON person (postcode, sort_name) WHERE postcode <> '';
CREATE INDEX person_by_address ON person (address_key) WHERE address_key <> '';
CREATE INDEX person_by_merge ON person (merged_into) WHERE merged_into <> 0;

-- One row for each word of each name: a word's beginning is a range. sort_name is the surname, then all the words.
CREATE TABLE person_name (
  token TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  root INTEGER NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (token, sort_name, root, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_sound (
  sound TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  root INTEGER NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (sound, sort_name, root, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_alert (
  root INTEGER NOT NULL,
  person INTEGER NOT NULL,
  key INTEGER NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  since TEXT NOT NULL,
  review TEXT NOT NULL,
  expires TEXT NOT NULL,
  PRIMARY KEY (root, person, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE communication_need (
  root INTEGER NOT NULL,
  person INTEGER NOT NULL,
  place INTEGER NOT NULL,
  need TEXT NOT NULL,
  format TEXT NOT NULL,
  detail TEXT NOT NULL,
  reviewed TEXT NOT NULL,
  PRIMARY KEY (root, person, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE relationship (
  person INTEGER NOT NULL,
  other INTEGER NOT NULL,
  kind TEXT NOT NULL,
  root INTEGER NOT NULL,
  other_root INTEGER NOT NULL,
  emergency_contact INTEGER NOT NULL,
  next_of_kin INTEGER NOT NULL,
  authority_seen INTEGER NOT NULL,
  safe_contact TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (person, other, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX relationship_by_root ON relationship (root);
CREATE INDEX relationship_by_other ON relationship (other_root);
CREATE INDEX relationship_by_other_person ON relationship (other);
CREATE TABLE duplicate_pair (
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  person INTEGER NOT NULL,
  other INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  score INTEGER NOT NULL,
  since INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (low, high)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_by_high ON duplicate_pair (high, answer);
CREATE INDEX duplicate_waiting ON duplicate_pair (score DESC, since, low, high) WHERE answer IN ('', 'unsure');

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL,
  subject_root INTEGER NOT NULL,
  external_ref TEXT NOT NULL,
  channel TEXT NOT NULL,
  referrer_name TEXT NOT NULL,
  referrer_agency TEXT NOT NULL,
  referrer_phone TEXT NOT NULL,
  reason TEXT NOT NULL,
  urgency TEXT NOT NULL,
  consent TEXT NOT NULL,
  safeguarding TEXT NOT NULL,
  notes TEXT NOT NULL,
  source TEXT NOT NULL,
  received INTEGER NOT NULL,
  out_of_hours INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0,
  outcome TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_by_subject ON contact (subject_root, received);
CREATE INDEX contact_by_external_ref ON contact (external_ref) WHERE external_ref <> '';
