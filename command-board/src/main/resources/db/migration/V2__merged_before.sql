-- What was merged before merged_incident was there.
insert into merged_incident (id, survivor)
select id, (state::json ->> 'mergedInto')::uuid from incident
where state::json ->> 'mergedInto' is not null on conflict do nothing;
