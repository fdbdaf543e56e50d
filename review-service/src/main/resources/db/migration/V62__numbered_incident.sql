-- Behind INC-1042 in a path.
create index incident_state_number on incident_state (number);
create or replace view numbered_incident (number, id) as select number, id from incident_state;
