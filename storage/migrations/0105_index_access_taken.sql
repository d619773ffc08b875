-- Break-glass is rare and must be seen at once: its own small index, for the list of the safeguarding managers.
CREATE INDEX entry_access_taken ON entry (entered DESC, position, case_id) WHERE type = 'case.access-taken';
