-- Incidents that only those who work on incidents may know of. Those that are open begin as their alerts say.
create table restricted_incident (
    incident_id uuid primary key
);

insert into restricted_incident (incident_id)
select distinct incident_id from alert
where incident_id is not null and lower(labels ->> 'incident_type') = 'security';
