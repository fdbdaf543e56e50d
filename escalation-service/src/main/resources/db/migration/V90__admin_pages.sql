-- Trouble of Muster itself that an admin must know of. batch: the pages that told of it; null while it waits for some.
create table admin_notice (
    id          uuid primary key,
    what        text        not null,
    incident_id uuid,
    at          timestamptz not null,
    batch       uuid
);
create index admin_notice_waiting on admin_notice (id) where batch is null;

-- One admin is told of a batch of notices. contact, delivery: the contact that is tried, and the message to it.
create table admin_page (
    id         uuid primary key,
    batch      uuid        not null,
    person     text        not null,
    what       text        not null,
    since      timestamptz not null,
    decided_at timestamptz not null,
    contact    integer     not null,
    delivery   uuid        not null,
    state      text        not null check (state in ('SENDING', 'HANDED_OVER', 'FAILED')),
    state_at   timestamptz not null,
    problem    text
);
create index admin_page_batch on admin_page (batch);
create index admin_page_decided on admin_page (decided_at);
