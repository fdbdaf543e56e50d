-- Behind INC-1042 in a path.
create index restoration_number on restoration (number);
create or replace view numbered_incident (number, id) as select number, id from restoration;
