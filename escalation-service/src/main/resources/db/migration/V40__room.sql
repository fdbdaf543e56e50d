-- Where the people of an incident talk. One for each incident; opened by one action.
create table room (
    incident_id uuid primary key references escalation,
    kind        text        not null,
    state       text        not null check (state in ('opening', 'open')),
    name        text        not null,
    channel_url text,
    bridge_url  text,
    provider_id text,
    status      text        not null,
    topic       text,
    problem     text,
    opened_by   text        not null,
    opened_at   timestamptz not null
);

-- What each person said last about coming.
create table attendance (
    incident_id uuid        not null references escalation,
    person      text        not null,
    attendance  text        not null check (attendance in ('JOINED', 'ON_MY_WAY', 'CANNOT')),
    note        text,
    said_at     timestamptz not null,
    primary key (incident_id, person)
);
