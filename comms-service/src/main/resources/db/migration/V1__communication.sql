-- What communication knows of each incident, folded from the event stream.
create table incident (
    id     uuid primary key,
    number bigint not null default 0,
    facts  text   not null
);

-- Each change of the cadence policy is a version of its own; incidents keep the one they began with.
create table cadence_policy (
    version    bigint generated always as identity primary key,
    policy     text        not null,
    author     text        not null,
    created_at timestamptz not null
);

create table communication (
    incident_id            uuid primary key references incident (id),
    cadence_version        bigint not null,
    first_internal_due     timestamptz,
    internal_due_at        timestamptz,
    internal_promised_by   uuid,
    internal_overdue_since timestamptz,
    external_due_at        timestamptz,
    external_promised_by   uuid,
    external_overdue_since timestamptz,
    last_public_at         timestamptz
);

create index communication_public on communication (last_public_at desc) where last_public_at is not null;

create table draft (
    id            uuid primary key,
    incident_id   uuid        not null references communication (incident_id),
    public_status text        not null,
    audiences     text        not null,
    title         text        not null,
    text          text        not null,
    created_at    timestamptz not null,
    state         text        not null check (state in ('open', 'approved', 'dropped')),
    settled_at    timestamptz,
    settled_by    text,
    settled_role  text,
    dropped_why   text,
    check ((state = 'open') = (settled_at is null))
);

create index draft_of_incident on draft (incident_id, created_at);

create unique index draft_open on draft (incident_id) where state = 'open';

create table published_update (
    id              uuid primary key,
    incident_id     uuid        not null references communication (incident_id),
    position        int         not null,
    external        boolean     not null,
    audiences       text        not null,
    title           text        not null,
    text            text        not null,
    public_status   text,
    next_update_due timestamptz,
    withdraws       uuid references published_update (id),
    published_at    timestamptz not null,
    by_kind         text        not null check (by_kind in ('person', 'rule')),
    by_id           text        not null,
    by_role         text,
    unique (incident_id, position),
    check (external = (public_status is not null))
);
