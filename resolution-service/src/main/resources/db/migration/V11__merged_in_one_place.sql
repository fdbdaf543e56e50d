-- merged_incident has it now, as in every service.
insert into merged_incident (id, survivor)
select id, merged_into from restoration where merged_into is not null on conflict do nothing;
alter table restoration drop column merged_into;
