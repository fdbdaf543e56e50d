-- Every new alert paid for entries that nobody looks up: lists go by fingerprint, and what belongs to no incident is never
-- sought by its incident.
drop index alert_newest;
drop index alert_of_incident;
create index alert_of_incident on alert (incident_id, state) where incident_id is not null;
drop index decided_signal_of_incident;
create index decided_signal_of_incident on decided_signal (incident_id, id) where incident_id is not null;
