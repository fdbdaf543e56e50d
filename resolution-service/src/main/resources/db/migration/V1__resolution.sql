create table restoration (
    id uuid primary key,
    number bigint not null,
    what text,
    since timestamptz,
    detected_at timestamptz,
    service text,
    severity text,
    commander text,
    phase text not null check (phase in ('working', 'mitigated', 'resolved', 'dropped')),
    mitigated_at timestamptz,
    impact_ended_at timestamptz,
    workaround text,
    mitigated_watch_until timestamptz,
    resolved_at timestamptz,
    summary text,
    resolved_watch_until timestamptz
);

-- The gates as they stand; removed when the incident is reopened. What was recorded before is in the stream.
create table verification (
    incident_id uuid not null references restoration (id),
    gate text not null,
    owner text,
    evidence text,
    result text,
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    primary key (incident_id, gate)
);

create table mitigation_action (
    key text primary key,
    title text not null,
    kind text not null,
    url text not null,
    sealed_secret text not null,
    services text[] not null,
    requires_approval boolean not null
);

-- The action's title is copied: the catalogue may change while an incident runs.
create table mitigation (
    id uuid primary key,
    incident_id uuid not null references restoration (id),
    action text not null,
    title text not null,
    reason text not null,
    state text not null check (state in ('awaiting approval', 'sending', 'applied', 'failed')),
    proposed_at timestamptz not null,
    concluded_at timestamptz,
    outcome text,
    by_kind text not null,
    by_id text not null,
    by_role text
);
create index mitigation_of on mitigation (incident_id, id);

-- Versions above 1; version 1 is shipped with the service. Durations in ISO-8601.
create table relapse_policy (
    version integer primary key,
    sev1 text not null,
    sev2 text not null,
    sev3 text not null,
    made_by text not null,
    made_at timestamptz not null
);
