-- Every lifecycle event of every incident, in the order of the stream. Rows are added, never changed.
create table timeline_row (
    id uuid primary key,
    incident_id uuid not null,
    stream_partition integer not null,
    stream_offset bigint not null,
    at timestamptz not null,
    type text not null,
    actor_kind text not null,
    actor_id text not null,
    actor_role text,
    reason text not null,
    visibility text not null,
    -- the event as JSON; for a type unknown to this version its context only
    payload text not null
);
create index timeline_row_of on timeline_row (incident_id, stream_partition, stream_offset);

-- Where each incident stands by the one fold of its events.
create table incident_state (
    id uuid primary key,
    number bigint not null,
    status text not null,
    state text not null
);

-- Points of an incident that people set right. Written once, never changed.
create table correction (
    id uuid primary key,
    incident_id uuid not null,
    point text not null,
    previous timestamptz,
    at timestamptz not null,
    reason text not null,
    made_by text not null,
    made_at timestamptz not null
);
create index correction_of on correction (incident_id, made_at, id);

create table review (
    id uuid primary key,
    incident_id uuid not null unique,
    number bigint not null,
    due_at timestamptz not null,
    revision integer not null,
    drafted_at timestamptz not null,
    published_at timestamptz,
    published_by text,
    justification text,
    -- what stands in place of the drafts, as JSON by the section's key
    sections text not null
);
create index review_open on review (due_at) where published_at is null;

create table review_action (
    id uuid primary key,
    review_id uuid not null references review (id),
    title text not null,
    kind text not null,
    owner text not null,
    due_on date not null,
    agreed_by text not null,
    agreed_at timestamptz not null,
    completed_at timestamptz,
    completed_by text,
    outcome text
);
create index review_action_of on review_action (review_id, agreed_at, id);
