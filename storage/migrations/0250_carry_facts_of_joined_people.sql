-- What the record a person was joined to lacked and took over from this one, as it was then: given back when the two are
-- taken apart (P41).
ALTER TABLE person ADD COLUMN carried TEXT NOT NULL DEFAULT '';
-- Words of the chronology say the day of a death and the part somebody has in a case.
INSERT INTO refold (reason) VALUES ('0250: the day of a death, the part somebody has in a case');
