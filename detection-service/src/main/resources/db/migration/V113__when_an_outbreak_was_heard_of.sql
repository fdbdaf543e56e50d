-- When the present outbreak was first heard of, by our clock: its sender's start may lie ahead. Null for what was stored
-- before: its start stands for it.
alter table alert add column heard_at timestamptz;
