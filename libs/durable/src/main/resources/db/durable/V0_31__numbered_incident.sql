-- What people call incidents. Each service puts its own table behind it: create or replace view numbered_incident.
create view numbered_incident (number, id) as select cast(0 as bigint), cast(null as uuid) where false;
