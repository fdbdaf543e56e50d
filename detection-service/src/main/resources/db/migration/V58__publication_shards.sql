-- What is to be published is divided by its keys over shards, and the shards over the replicas: one replica at a time for
-- each, so that the order of a key holds.
alter table publication add column shard integer not null default 0;

create index publication_of_shard on publication (shard, seq);

create table publication_shard (
    shard integer primary key,
    holder uuid,
    until timestamptz
);

insert into publication_shard (shard) select * from generate_series(0, 7);

-- Who shares them: replicas say that they are there.
create table publication_replica (
    id uuid primary key,
    until timestamptz not null
);

drop table publication_lease;
