-- Who can be paged. contacts: JSON array of {kind, address, sealedSecret?} in the order in which they are tried.
create table person (
    id        text primary key,
    name      text not null,
    time_zone text not null,
    contacts  text not null check (contacts is json array)
);

create table team (
    key     text primary key,
    name    text not null,
    members text not null check (members is json array),
    lead    text
);

create table service (
    key      text primary key,
    name     text not null,
    team     text not null,
    policy   text not null,
    journeys text not null check (journeys is json array)
);

-- starts_at is a time on the wall clock of the schedule's time zone, shift an ISO-8601 duration.
create table schedule (
    key       text primary key,
    name      text      not null,
    time_zone text      not null,
    starts_at timestamp not null,
    shift     text      not null,
    people    text      not null check (people is json array)
);

-- Every version is kept; the newest is in force.
create table escalation_policy (
    key        text        not null,
    version    bigint      not null,
    document   text        not null check (document is json object),
    created_at timestamptz not null,
    primary key (key, version)
);

-- One row for each incident: what people are told, and how far getting them is. run_*: the run of a policy, with the
-- policy as it was when the run began. state_at: since when it stands so, or until when triage or the level has time.
create table escalation (
    incident_id         uuid primary key,
    number              bigint      not null,
    what                text        not null,
    place               text        not null check (place is json array),
    since               timestamptz not null,
    detected_at         timestamptz not null,
    service             text        not null,
    severity            text        not null check (severity in ('SEV1', 'SEV2', 'SEV3')),
    confirmed           boolean     not null,
    alerts              text        not null check (alerts is json array),
    state               text        not null
        check (state in ('awaiting verdict', 'held', 'paging', 'acknowledged', 'exhausted', 'stopped')),
    state_at            timestamptz not null,
    state_by            text,
    state_why           text,
    round               integer,
    level               integer,
    run_id              uuid,
    run_service         text,
    run_team            text,
    run_policy          text check (run_policy is json object),
    run_started_at      timestamptz,
    run_times_exhausted integer
);

-- A page is a row before it is a message. attempts: JSON array, one entry for each contact that was tried.
create table page (
    id            uuid primary key,
    incident_id   uuid        not null references escalation,
    escalation_id uuid        not null,
    person        text        not null,
    round         integer     not null,
    level         integer     not null,
    for_role      text,
    reason        text        not null,
    decided_at    timestamptz not null,
    attempts      text        not null check (attempts is json array),
    state         text        not null
        check (state in ('held', 'sending', 'handed over', 'acknowledged', 'failed', 'stopped')),
    state_at      timestamptz not null,
    state_by      text,
    state_through text,
    state_why     text
);
create index page_incident on page (incident_id);

-- The links in messages: only a hash is kept, bound to page and person.
create table page_link (
    token_hash text primary key,
    page_id    uuid        not null references page,
    person     text        not null,
    expires_at timestamptz not null
);
create index page_link_expiry on page_link (expires_at);

create table role_assignment (
    incident_id uuid        not null references escalation,
    role        text        not null,
    person      text        not null,
    since       timestamptz not null,
    assigned_by text        not null,
    primary key (incident_id, role)
);

create table task (
    id          uuid primary key,
    incident_id uuid        not null references escalation,
    person      text        not null,
    task        text        not null,
    claimed_at  timestamptz not null,
    finished_at timestamptz,
    outcome     text
);
create index task_incident on task (incident_id);
