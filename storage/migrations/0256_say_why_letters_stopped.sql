-- Why a letter is not sent, as a code (P46): told for older letters by their words, as the fold tells it
-- (storage/sqlite/projections/paper_fold.cc).
ALTER TABLE letter ADD COLUMN stopped TEXT NOT NULL DEFAULT '';
UPDATE letter SET stopped = CASE
  WHEN stopped_reason LIKE 'The person needs it in another format: %' THEN 'format'
  WHEN stopped_reason LIKE 'A manager decides%' THEN 'not-decided'
  WHEN stopped_reason = 'The person has died.' THEN 'death'
  ELSE 'alert' END
 WHERE stopped_reason <> '';
