-- Multi-step HTTP checks of the store's journeys, as data, and how they stand.
create table synthetic_journey (
    key text primary key,
    version bigint not null,
    definition text not null,
    standing text not null check (standing in ('NEW', 'PASSING', 'FAILING')),
    failing_since timestamptz,
    told_at timestamptz,
    signal text,
    checked_at timestamptz,
    changed_at timestamptz not null,
    changed_by text not null
);

-- The last runs with the time each step took; a bounded history.
create table journey_run (
    id uuid primary key,
    journey text not null,
    version bigint not null,
    started_at timestamptz not null,
    outcome text not null check (outcome in ('PASSED', 'FAILED', 'NOT_RUN')),
    attempts int not null,
    steps text not null
);
create index journey_run_newest on journey_run (journey, id);

-- Secrets that journeys and pulls name; sealed.
create table named_secret (
    name text primary key,
    sealed text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- What has to be done again and again by one replica at a time. A turn that its taker does not end is taken again when
-- its lease is over; the fence keeps the first taker from ending it then.
create table turn (
    kind text not null,
    key text not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    fence bigint not null default 0,
    primary key (kind, key)
);
create index turn_due on turn (kind, due_at);
