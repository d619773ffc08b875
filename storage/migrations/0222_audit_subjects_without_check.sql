-- Whom and what a page showed, fifty rows for a list. The appender writes them with their row of the audit in one
-- transaction and nothing ever takes one away, so the check that the row is there looked up what was just written,
-- once for each, and made SQLite keep a journal of the statement.
CREATE TABLE audit_shown (
  subject  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_shown SELECT subject, position FROM audit_subject;
DROP TABLE audit_subject;
ALTER TABLE audit_shown RENAME TO audit_subject;
