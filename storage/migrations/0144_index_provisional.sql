-- Dates counted past the calendar's data are few, and an administrator is told that there are any.
CREATE INDEX case_provisional ON case_row (id) WHERE open = 1 AND due_provisional = 1;
