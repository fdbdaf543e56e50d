create table audit_entry (
    id bigint generated always as identity primary key,
    person text not null,
    operation text not null,
    path text not null,
    status int not null,
    incident_id uuid,
    trace_id text,
    at timestamptz not null
);
create index audit_entry_incident on audit_entry (incident_id, id) where incident_id is not null;
create index audit_entry_person on audit_entry (person, id);

create table idempotency_key (
    caller text not null,
    operation text not null,
    key text not null,
    reservation uuid not null unique,
    hash text not null,
    reserved_at timestamptz not null,
    status int,
    location text,
    body text,
    primary key (caller, operation, key)
);
create index idempotency_key_age on idempotency_key (reserved_at);
