-- Whether only those who work on incidents may know of the incident.
alter table restoration add column restricted boolean not null default false;
