-- From which version of an account its sessions hold: declaring somebody close ends none, since it only takes away.
ALTER TABLE staff_user ADD COLUMN sessions_since INTEGER NOT NULL DEFAULT 0;
UPDATE staff_user SET sessions_since = coalesce(
  (SELECT max(e.sequence) FROM event e LEFT JOIN event_payload p ON p.position = e.position
   WHERE e.stream_kind = 'account' AND e.stream_id = staff_user.id AND NOT (e.type = 'account.changed'
     AND coalesce((SELECT group_concat(key) FROM json_each(p.payload, '$.changes')), '') = 'declared')), version);
