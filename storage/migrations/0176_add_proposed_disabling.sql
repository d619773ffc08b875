-- What waits for a second administrator may also be that an account is disabled.
ALTER TABLE account_proposal ADD COLUMN disables INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account_proposal ADD COLUMN reason TEXT NOT NULL DEFAULT '';
DROP INDEX account_proposal_by_user;
CREATE UNIQUE INDEX account_proposal_by_user ON account_proposal (user, role, disables);
