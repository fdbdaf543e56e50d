-- How many people had said the same when a report was decided about: what the policy looked at. Reports of before count
-- as one, the least there can have been.
alter table decided_signal add column said_by integer not null default 0;
update decided_signal set said_by = 1 where kind = 'report';
