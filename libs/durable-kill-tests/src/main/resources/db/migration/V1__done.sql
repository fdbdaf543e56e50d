-- What the service did, one row each time it did it: without a key, so that doing it twice shows.
create table done (
    id          uuid primary key,
    what        text    not null,
    incident_id uuid    not null,
    step        integer not null
);
