-- Who tells business measures (an integration, or a pull), and up to when it has told everything it counts.
create table measure_source (
    source text primary key,
    covered_until timestamptz not null,
    heard_at timestamptz not null
);

-- What is counted where; a dimension that is null stands for all of it.
create table measure_series (
    id bigint generated always as identity primary key,
    metric text not null,
    journey text,
    region text,
    device text,
    payment_method text,
    source text not null,
    currency text,
    average_order_value numeric(20, 4),
    last_minute timestamptz not null
);
create unique index measure_series_once
    on measure_series (metric, journey, region, device, payment_method) nulls not distinct;

-- One-minute buckets. The key begins with the series and has the minute, so that the table can be cut by time.
create table measure_bucket (
    series_id bigint not null,
    minute timestamptz not null,
    value double precision not null,
    order_value numeric(20, 4),
    untold boolean not null,
    primary key (series_id, minute)
);
create index measure_bucket_untold on measure_bucket (minute) where untold;
create index measure_bucket_minute on measure_bucket using brin (minute);

-- What was expected of a minute, decided before the minute was over.
create table measure_expectation (
    series_id bigint not null,
    minute timestamptz not null,
    low double precision not null,
    central double precision not null,
    high double precision not null,
    method text not null,
    confidence double precision not null,
    primary key (series_id, minute)
);
create index measure_expectation_minute on measure_expectation using brin (minute);

-- Pushes that were taken, so that one that is sent again counts once.
create table measure_push (
    source text not null,
    push_id text not null,
    received_at timestamptz not null,
    primary key (source, push_id)
);
create index measure_push_received on measure_push (received_at);

-- What is watched for in the measures; data of the people who own the journeys.
create table measure_rule (
    key text primary key,
    version bigint not null,
    definition text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- When a rule fired for a segment; until is null while it fires. Left out of every baseline.
create table measure_firing (
    id bigint generated always as identity primary key,
    rule text not null,
    segment text not null,
    since timestamptz not null,
    until timestamptz,
    held_at timestamptz not null,
    told_at timestamptz not null,
    signal text not null
);
create unique index measure_firing_once on measure_firing (rule, segment) where until is null;
create index measure_firing_newest on measure_firing (rule, id);

-- Queries to an existing Prometheus that become measures.
create table measure_pull (
    key text primary key,
    version bigint not null,
    definition text not null,
    pulled_at timestamptz,
    problem text,
    changed_at timestamptz not null,
    changed_by text not null
);
