-- My work is what somebody holds and can go on with; what only waits for a manager is listed apart.
DROP INDEX case_by_owner;
CREATE INDEX case_by_owner ON case_row (owner_user, with_managers, due_at, band_rank, id, pathway, state)
  WHERE open = 1 AND owner_user <> 0;
