-- Senders of signals. Keys are stored hashed; the previous one works on for a while after a rotation.
create table integration (
    id uuid primary key,
    name text not null,
    source text not null,
    key_hash text not null unique,
    previous_key_hash text unique,
    previous_key_until timestamptz,
    created_at timestamptz not null,
    created_by text not null,
    rotated_at timestamptz,
    revoked_at timestamptz
);
create unique index integration_name on integration (name) where revoked_at is null;

-- All signals with one fingerprint, merged.
create table alert (
    fingerprint text primary key,
    state text not null check (state in ('FIRING', 'RESOLVED', 'LOST')),
    source text not null,
    format text not null,
    integration text,
    labels jsonb not null,
    annotations jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    timeout boolean not null,
    generator_url text,
    first_seen_at timestamptz not null,
    updated_at timestamptz not null,
    signals bigint not null,
    incident_id uuid,
    decided_by bigint not null
);
create index alert_of_incident on alert (incident_id, state);
create index alert_newest on alert (updated_at, fingerprint);

-- What people call an incident starts at INC-1001. A number may be skipped, never used twice.
create sequence incident_number start 1001;

create table incident (
    id uuid primary key,
    number bigint not null unique,
    what text not null,
    affected_where text[] not null,
    since timestamptz not null,
    journeys text[] not null,
    service text,
    proposed_severity text not null,
    source text not null,
    policy_version bigint not null,
    reason text not null,
    detected_by text not null,
    detected_at timestamptz not null,
    untold_signals int not null,
    untold_alerts text[] not null,
    untold_joined boolean not null,
    untold_cleared boolean not null,
    told_at timestamptz,
    watch_until timestamptz,
    ending text check (ending in ('DISMISSED', 'MERGED', 'RESOLVED')),
    ended_at timestamptz,
    merged_into uuid
);

-- Which incident a scope's signals belong to. The advisory lock on the scope decides; the index backs it.
create table taken_scope (
    id bigint generated always as identity primary key,
    scope text not null,
    incident_id uuid not null references incident (id),
    taken_at timestamptz not null,
    released_at timestamptz
);
create unique index taken_scope_once on taken_scope (scope) where released_at is null;
create index taken_scope_of_incident on taken_scope (incident_id);

-- What the policy decided about a signal, and why. Repetitions of a known alert need no decision and leave no row.
create table decided_signal (
    id uuid primary key,
    kind text not null check (kind in ('alert', 'report')),
    fingerprint text not null,
    source text not null,
    format text not null,
    summary text not null,
    outcome text not null check (outcome in ('INCIDENT', 'MINOR')),
    placement text not null check (placement in ('NEW', 'ATTACHED', 'MINOR')),
    rule text,
    policy_version bigint not null,
    reason text not null,
    incident_id uuid,
    received_at timestamptz not null,
    decided_at timestamptz not null,
    signal text not null
);
create index decided_signal_of_fingerprint on decided_signal (fingerprint, id);
create index decided_signal_of_incident on decided_signal (incident_id, id);
