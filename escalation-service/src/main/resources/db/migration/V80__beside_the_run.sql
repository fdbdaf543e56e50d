-- The order in which an incident's pages were decided: those that were decided together have one time. Rows of the version
-- before have place 0; the next step of their escalation numbers them.
alter table page add column place integer not null default 0;

-- By which of the person's rules the contacts are used, and how many were used before by others.
alter table page
    add column plan       integer not null default 0,
    add column plan_after integer not null default 0;

-- The team whose help was asked for, which sends somebody else when its people do not come.
alter table page add column help_from text;

-- Whether the last level that was paged was paged beside somebody who had come.
alter table escalation add column joined boolean not null default false;
