-- The store's services, what they depend on and which journeys they serve. Versions are only ever added.
create table catalogue (
    version bigint primary key,
    services text not null,
    changed_at timestamptz not null,
    changed_by text not null
);
insert into catalogue (version, services, changed_at, changed_by) values (0, '[]', now(), 'muster');
