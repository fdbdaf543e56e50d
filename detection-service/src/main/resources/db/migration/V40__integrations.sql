-- What an integration is for, how much it may send, what it signs with, and how its own JSON is read.
alter table integration
    add column kind text not null default 'ANY',
    add column per_second int check (per_second > 0),
    add column sealed_secret text,
    add column mapping text;

-- What came from it. Counted in memory and added up here every few seconds: intake needs no database.
create table integration_activity (
    integration_id uuid primary key references integration (id),
    last_seen_at timestamptz not null,
    requests bigint not null,
    rejected bigint not null
);

-- The last requests that were refused, to look at: shortened, with secrets masked.
create table rejected_payload (
    id uuid primary key,
    integration_id uuid not null references integration (id),
    format text not null,
    reason text not null,
    content text not null,
    received_at timestamptz not null
);
create index rejected_payload_of_integration on rejected_payload (integration_id, id);
