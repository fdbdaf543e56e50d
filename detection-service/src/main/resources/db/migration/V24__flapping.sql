-- When an alert changed between firing and resolved (milliseconds, oldest first, separated by commas), and until when it
-- is taken as firing because it changed all the time. Null for most.
alter table alert add column changes text;
alter table alert add column calm_at timestamptz;
