-- Whether only those who work on incidents may know of the incident: a copy from its facts, to be asked by.
alter table incident add column restricted boolean not null default false;

update incident set restricted = coalesce((cast(facts as jsonb) ->> 'restricted')::boolean, false);

create index incident_restricted on incident (id) where restricted;
