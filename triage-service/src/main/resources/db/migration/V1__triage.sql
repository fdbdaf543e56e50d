create table incident_record (
    id uuid primary key,
    number bigint not null,
    what text not null,
    since timestamptz,
    service text,
    source text,
    proposed_severity text not null,
    detected_at timestamptz not null,
    journeys text[] not null,
    places text[] not null,
    scope text not null,
    trend text not null,
    workaround text,
    type text not null,
    severity text not null,
    severity_by_impact text not null,
    campaigns text[] not null,
    campaign_counted boolean not null,
    policy_version text not null,
    verdict text not null check (verdict in ('pending', 'confirmed', 'dismissed')),
    verdict_at timestamptz,
    verdict_reason text,
    by_kind text,
    by_id text,
    by_role text,
    firing integer not null,
    over boolean not null
);
create index incident_record_open on incident_record (id) where not over and verdict <> 'dismissed';

-- Written once, never changed: who set which severity, why, by which version of the policy.
create table severity_change (
    id bigint generated always as identity primary key,
    incident_id uuid not null references incident_record (id),
    from_severity text,
    to_severity text not null,
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    reason text,
    policy_version text
);
create index severity_change_of on severity_change (incident_id, id);

-- Events of incidents whose IncidentDetected has not come yet.
create table early_event (
    id bigint generated always as identity primary key,
    incident_id uuid not null,
    type text not null,
    body text not null
);
create index early_event_of on early_event (incident_id, id);

-- Versions above 1; version 1 is shipped with the service.
create table severity_policy (
    version integer primary key,
    body text not null,
    made_by text not null,
    made_at timestamptz not null
);

create table campaign (
    key text primary key,
    name text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    journeys text[] not null
);

create table note (
    id uuid primary key,
    incident_id uuid not null references incident_record (id),
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    body text not null
);
create index note_of on note (incident_id, id);

create table decision (
    id uuid primary key,
    incident_id uuid not null references incident_record (id),
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    decision text not null,
    customer_impact text not null
);
create index decision_of on decision (incident_id, id);

create table checklist_tick (
    incident_id uuid not null references incident_record (id),
    item text not null,
    done boolean not null,
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    primary key (incident_id, item)
);
