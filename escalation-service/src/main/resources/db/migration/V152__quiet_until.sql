-- Until when a page waits for the end of its person's quiet hours; empty when it does not.
alter table page add column plan_quiet_until timestamptz;
