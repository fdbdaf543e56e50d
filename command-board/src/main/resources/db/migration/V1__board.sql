-- The read model: each incident as the contracts' fold has it, and its timeline in stream order.
create table incident (
    id uuid primary key,
    number bigint not null,
    state text not null,
    sort_key text not null,
    open boolean not null,
    restricted boolean not null
);
create index incident_listed on incident (sort_key, id) where number > 0;

create table timeline_entry (
    seq bigint generated always as identity primary key,
    event_id uuid not null unique,
    incident_id uuid not null references incident (id),
    type text not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id text not null,
    actor_role text,
    text text,
    restricted boolean not null,
    recorded_at timestamptz not null default clock_timestamp()
);
create index timeline_entry_incident on timeline_entry (incident_id, seq);
create index timeline_entry_recorded on timeline_entry (recorded_at);
