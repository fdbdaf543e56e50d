-- document: the layers and the key of the holiday calendar; null in rows of the version before, which the columns describe.
alter table schedule add column document text check (document is json object);

-- Overrides (person) and temporary schedules (shifts): what stands over a schedule's layers for a while.
create table schedule_change (
    id       uuid primary key,
    schedule text        not null,
    from_at  timestamptz not null,
    until_at timestamptz not null check (until_at > from_at),
    person   text,
    shifts   text check (shifts is json object),
    reason   text        not null,
    made_by  text        not null,
    check ((person is null) <> (shifts is null))
);
create index schedule_change_schedule on schedule_change (schedule, until_at);

create table shift_swap (
    id              uuid primary key,
    schedule        text        not null,
    giver           text        not null,
    taker           text        not null,
    from_at         timestamptz not null,
    until_at        timestamptz not null,
    return_from_at  timestamptz,
    return_until_at timestamptz,
    state           text        not null check (state in ('PROPOSED', 'APPROVED', 'DECLINED')),
    proposed_by     text        not null,
    decided_by      text
);
create index shift_swap_schedule on shift_swap (schedule);

-- days: JSON array of dates.
create table holiday_calendar (
    key  text primary key,
    name text not null,
    days text not null check (days is json array)
);

-- Addresses of iCalendar feeds: only a hash is kept. Exactly one of schedule and person.
create table calendar_feed (
    token_hash text primary key,
    schedule   text,
    person     text,
    made_by    text        not null,
    made_at    timestamptz not null,
    check ((schedule is null) <> (person is null))
);
