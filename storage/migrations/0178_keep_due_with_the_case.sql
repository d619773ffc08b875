-- The date and its explanation change with every move, as the row of the case does: in it they cost no page of their own.
ALTER TABLE case_row ADD COLUMN due TEXT NOT NULL DEFAULT 'null';
UPDATE case_row SET due = coalesce((SELECT d.due FROM case_detail d WHERE d.case_id = case_row.id), 'null');
ALTER TABLE case_detail DROP COLUMN due;
