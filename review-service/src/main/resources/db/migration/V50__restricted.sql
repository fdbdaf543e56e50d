-- Reviews of restricted incidents are for those who work on incidents.
alter table incident_state add column restricted boolean not null default false;
