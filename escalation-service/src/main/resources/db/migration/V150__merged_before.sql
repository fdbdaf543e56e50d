-- What was merged before merged_incident was there, as far as the auditor has kept it.
insert into merged_incident (id, survivor)
select distinct on (incident_id) incident_id, (body::json ->> 'into')::uuid from audited_event
where type like '%.IncidentMerged.v1' and body::json ->> 'into' is not null
order by incident_id, seq on conflict do nothing;
