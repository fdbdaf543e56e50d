-- The public status page; one installation has one.
create table status_page (
    id         uuid primary key,
    only_one   boolean     not null default true unique check (only_one),
    name       text        not null,
    url        text        not null,
    time_zone  text        not null,
    updated_at timestamptz not null
);

-- What customers know the store's parts as.
create table component (
    key         text primary key,
    name        text        not null,
    description text,
    journeys    text        not null,
    position    int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
