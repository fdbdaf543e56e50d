-- Behind INC-1042 in a path.
create index escalation_number on escalation (number);
create or replace view numbered_incident (number, id) as select number, incident_id from escalation;
