-- Which incidents the auditor looks at: those whose last word is not that they are over. Kept beside the events, since
-- finding them there takes longer the more there are.
create table audited_incident (
    incident_id uuid primary key,
    over        boolean     not null,
    noted_at    timestamptz not null default clock_timestamp()
);
create index audited_incident_open on audited_incident (noted_at) where not over;

insert into audited_incident (incident_id, over, noted_at)
select distinct on (incident_id) incident_id, over, noted_at
from audited_event where over is not null
order by incident_id, seq desc;
