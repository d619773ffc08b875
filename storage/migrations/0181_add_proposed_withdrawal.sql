-- What waits for a second administrator may also be that a role is taken away.
ALTER TABLE account_proposal ADD COLUMN withdraws INTEGER NOT NULL DEFAULT 0;
DROP INDEX account_proposal_by_user;
CREATE UNIQUE INDEX account_proposal_by_user ON account_proposal (user, role, disables, withdraws);
