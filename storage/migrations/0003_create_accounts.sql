-- What signing in keeps: only hashes and sealed secrets. Accounts themselves fold from events (staff_user).
CREATE TABLE credential (
  user              INTEGER PRIMARY KEY,
  version           INTEGER NOT NULL DEFAULT 0,
  password_hash     TEXT NOT NULL DEFAULT '',
  totp_secret       BLOB NOT NULL DEFAULT x'',
  last_totp_step    INTEGER NOT NULL DEFAULT 0,
  failed_count      INTEGER NOT NULL DEFAULT 0,
  first_failed      INTEGER NOT NULL DEFAULT 0,
  guesses_in_window INTEGER NOT NULL DEFAULT 0,
  locked_until      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_code (
  user INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token_hash         BLOB PRIMARY KEY,
  user               INTEGER NOT NULL,
  account_version    INTEGER NOT NULL,
  credential_version INTEGER NOT NULL,
  created            INTEGER NOT NULL,
  last_seen          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_user ON session (user);

CREATE TABLE one_time_link (
  token_hash BLOB PRIMARY KEY,
  purpose    TEXT NOT NULL,
  user       INTEGER NOT NULL,
  expires    INTEGER NOT NULL,
  used       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX one_time_link_by_user ON one_time_link (user);
