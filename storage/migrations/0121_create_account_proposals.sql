-- What one administrator has proposed for an account and another has not answered yet: a role, or (role '') a way in.
CREATE TABLE account_proposal (
  id INTEGER PRIMARY KEY,
  user INTEGER NOT NULL,
  role TEXT NOT NULL,
  by_user INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_proposal_by_user ON account_proposal (user, role);
