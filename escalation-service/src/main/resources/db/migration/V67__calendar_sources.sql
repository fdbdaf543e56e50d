-- Calendars that are fetched by themselves: holidays (key of a holiday calendar) and shifts (key of a schedule). The address
-- may itself be a secret and is sealed. next_at: when it is fetched again, or until when a replica is fetching it.
create table calendar_source (
    kind          text        not null check (kind in ('HOLIDAYS', 'SHIFTS')),
    key           text        not null,
    sealed_url    text        not null,
    host          text        not null,
    every_seconds bigint      not null check (every_seconds > 0),
    etag          text,
    last_modified text,
    fetched_at    timestamptz,
    tried_at      timestamptz,
    problem       text,
    next_at       timestamptz not null,
    primary key (kind, key)
);
create index calendar_source_next on calendar_source (next_at);
