-- Silences and maintenance windows. What has ended stays: it answers why something was not told.
create table silence (
    id uuid primary key,
    kind text not null check (kind in ('SILENCE', 'MAINTENANCE')),
    matchers text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    zone text,
    days text[],
    from_time time,
    until_time time,
    created_by text not null,
    comment text not null,
    set_by text not null,
    updated_at timestamptz not null
);
create index silence_end on silence (ends_at);

-- Who did what to them, when and why. Rows are only ever added.
create table silence_deed (
    id bigint generated always as identity primary key,
    silence_id uuid not null references silence (id),
    what text not null,
    who text not null,
    at timestamptz not null,
    why text not null
);
create index silence_deed_of on silence_deed (silence_id, id);
