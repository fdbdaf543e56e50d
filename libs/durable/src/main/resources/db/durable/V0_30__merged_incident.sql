-- Which incident a merged one lives on in, as triage said first; chains are followed when they are read.
create table merged_incident (
    id uuid primary key,
    survivor uuid not null
);
create index merged_incident_survivor on merged_incident (survivor);
