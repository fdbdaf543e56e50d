-- What the auditor of paging takes down from the stream, on its own. over: whether the event says that nobody is needed
-- for the incident any more (true), or that somebody is (false); null where it says neither.
create table audited_event (
    seq         bigint generated always as identity primary key,
    id          uuid        not null unique,
    incident_id uuid        not null,
    type        text        not null,
    body        text        not null check (body is json object),
    noted_at    timestamptz not null default clock_timestamp(),
    over        boolean generated always as (
        case
            when type like '%.IncidentDismissed.v1' or type like '%.IncidentMerged.v1'
                or type like '%.IncidentResolved.v1' then true
            when type like '%.IncidentDetected.v1' or type like '%.IncidentConfirmed.v1'
                or type like '%.IncidentReopened.v1' then false
        end) stored
);
create index audited_event_incident on audited_event (incident_id);
create index audited_event_noted on audited_event (noted_at);

-- What it finds wrong. One that stands is written once.
create table audit_finding (
    id          bigint generated always as identity primary key,
    kind        text        not null,
    subject     text        not null,
    incident_id uuid,
    detail      text        not null,
    found_at    timestamptz not null,
    cleared_at  timestamptz
);
create unique index audit_finding_standing on audit_finding (kind, subject) where cleared_at is null;
