-- Signs of life that are waited for. Due is what the timer watches: the last ping (or the beginning of the watch) and
-- interval and grace.
create table heartbeat (
    name text primary key,
    interval_seconds bigint not null check (interval_seconds >= 10),
    grace_seconds bigint not null check (grace_seconds >= 0),
    description text,
    labels text not null,
    paused boolean not null,
    watched_since timestamptz not null,
    last_ping_at timestamptz,
    last_ping_from text,
    missing_since timestamptz,
    defined_by text not null
);
