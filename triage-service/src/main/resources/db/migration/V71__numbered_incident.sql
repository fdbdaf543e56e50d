-- Behind INC-1042 in a path.
create or replace view numbered_incident (number, id) as select number, id from incident_record;
