-- What must survive a crash. Every service has these tables in its own database.

-- Events on their way to the broker. seq is drawn after the aggregate's row is locked, so it is the order of an incident.
create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid        not null unique,
    shard        smallint    not null,
    incident_id  uuid        not null,
    type         text        not null,
    occurred_at  timestamptz not null,
    payload      bytea       not null,
    traceparent  text,
    tracestate   text,
    created_at   timestamptz not null default clock_timestamp(),
    published_at timestamptz
);
create index outbox_waiting on outbox (seq) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- Which replica publishes which shard of the outbox, and until when. The fence grows with every change of hands.
create table relay_shard (
    shard      smallint primary key,
    holder     text,
    fence      bigint not null default 0,
    held_until timestamptz
);
insert into relay_shard (shard) select generate_series(0, 7);

-- Records this service has taken in; the guard against the second time.
create table inbox (
    id          uuid primary key,
    received_at timestamptz not null default clock_timestamp()
);
create index inbox_received on inbox (received_at);

-- Records that failed the same way every time (dead), and the later ones of the same lane that wait behind (parked).
create table dead_letter (
    seq              bigint generated always as identity primary key,
    id               uuid        not null unique,
    lane             text        not null,
    state            text        not null check (state in ('dead', 'parked', 'redriven')),
    topic            text        not null,
    record_partition integer     not null,
    record_offset    bigint      not null,
    record_key       text,
    type             text,
    source           text,
    incident_id      uuid,
    headers          text        not null,
    payload          bytea,
    problem          text,
    received_at      timestamptz not null default clock_timestamp(),
    redriven_at      timestamptz
);
create index dead_letter_open on dead_letter (lane, seq) where state <> 'redriven';

-- What is due at an instant.
create table timer (
    kind        text        not null,
    key         text        not null,
    due_at      timestamptz not null,
    payload     text,
    attempts    integer     not null default 0,
    next_at     timestamptz not null,
    problem     text,
    traceparent text,
    primary key (kind, key)
);
create index timer_next on timer (next_at);

-- Messages to the outside: pending → sent, rejected, given_up, unwanted or cancelled. An attempt holds a lease and a
-- fence; concluding means that the end is known and only the service's own reaction to it is still to be done.
create table delivery (
    id           uuid primary key,
    channel      text        not null,
    incident_id  uuid,
    payload      text,
    give_up_at   timestamptz,
    state        text        not null default 'pending'
        check (state in ('pending', 'concluding', 'sent', 'rejected', 'given_up', 'unwanted', 'cancelled')),
    next_at      timestamptz not null,
    attempts     integer     not null default 0,
    lease_until  timestamptz,
    fence        bigint      not null default 0,
    outcome      text,
    answer       text,
    traceparent  text,
    created_at   timestamptz not null default clock_timestamp(),
    concluded_at timestamptz
);
create index delivery_open on delivery (channel, next_at) where state in ('pending', 'concluding');
create index delivery_concluded on delivery (concluded_at) where concluded_at is not null;
