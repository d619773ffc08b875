-- The record itself: events with their payloads apart, so that a payload can be erased and the chain still hold.
CREATE TABLE event (
  position       INTEGER PRIMARY KEY,
  stream_kind    TEXT NOT NULL,
  stream_id      INTEGER NOT NULL,
  sequence       INTEGER NOT NULL,
  type           TEXT NOT NULL,
  type_version   INTEGER NOT NULL,
  command        TEXT NOT NULL,
  actor          INTEGER NOT NULL,
  happened       TEXT NOT NULL,
  precision      TEXT NOT NULL,
  entered        INTEGER NOT NULL,
  definition     TEXT NOT NULL,
  payload_digest BLOB NOT NULL,
  chain          BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_by_stream ON event (stream_kind, stream_id, sequence);

-- A tombstone has neither salt nor payload, and the position of the event that says why.
CREATE TABLE event_payload (
  position  INTEGER PRIMARY KEY REFERENCES event (position),
  salt      BLOB,
  payload   TEXT,
  erased_by INTEGER REFERENCES event (position),
  CHECK ((payload IS NULL) = (erased_by IS NOT NULL) AND (salt IS NULL) = (payload IS NULL))
) STRICT;

-- The first answer to each command, given again when the same command comes again.
CREATE TABLE command (
  id          TEXT PRIMARY KEY,
  actor       INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  at          INTEGER NOT NULL,
  answer      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who was shown what. Chained like the events.
CREATE TABLE audit (
  position     INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  actor        INTEGER NOT NULL,
  session      TEXT NOT NULL,
  deed         TEXT NOT NULL,
  route        TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  shown        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  request      TEXT NOT NULL,
  chain        BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_actor ON audit (actor, position);

CREATE TABLE audit_subject (
  subject  INTEGER NOT NULL,
  position INTEGER NOT NULL REFERENCES audit (position),
  PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

-- The one counter all ids of records come from.
CREATE TABLE counter (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('record', 0);

-- Attachments and made letters, under the SHA-256 of their bytes.
CREATE TABLE blob (
  digest TEXT PRIMARY KEY,
  size   INTEGER NOT NULL,
  bytes  BLOB,
  erased INTEGER NOT NULL DEFAULT 0,
  CHECK ((bytes IS NULL) = (erased = 1))
) STRICT;

-- Pathway bundles as first used: a version never changes under its number.
CREATE TABLE bundle (
  digest  TEXT PRIMARY KEY,
  pathway TEXT NOT NULL,
  version INTEGER NOT NULL,
  text    TEXT NOT NULL,
  UNIQUE (pathway, version)
) STRICT;
