-- What was merged before merged_incident was there.
insert into merged_incident (id, survivor)
select id, merged_into from incident_record where merged_into is not null on conflict do nothing;
