-- What was merged before merged_incident was there.
insert into merged_incident (id, survivor)
select id, (facts::json ->> 'mergedInto')::uuid from incident
where facts::json ->> 'mergedInto' is not null on conflict do nothing;
