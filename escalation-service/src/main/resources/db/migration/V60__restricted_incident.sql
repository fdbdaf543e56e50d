-- Incidents that only those who work on incidents, were paged for them or hold a role in them may know of.
create table restricted_incident (
    incident_id uuid primary key
);

insert into restricted_incident (incident_id) select incident_id from escalation where incident_type = 'SECURITY';
