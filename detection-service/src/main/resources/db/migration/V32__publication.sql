-- Records for topics beside the lifecycle, written with what they tell about and published after the commit, in order.
create table publication (
    seq bigint generated always as identity primary key,
    topic text not null,
    key text not null,
    headers text not null,
    value bytea not null
);

-- Which replica publishes; one at a time, so that the order holds.
create table publication_lease (
    name text primary key,
    holder uuid not null,
    until timestamptz not null
);
