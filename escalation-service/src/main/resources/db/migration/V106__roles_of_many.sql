-- Several people may be experts or observers of one incident; the other roles have one holder.
alter table role_assignment drop constraint role_assignment_pkey;
alter table role_assignment add primary key (incident_id, role, person);
create unique index role_assignment_of_one on role_assignment (incident_id, role)
    where role not in ('SUBJECT_MATTER_EXPERT', 'OBSERVER');
