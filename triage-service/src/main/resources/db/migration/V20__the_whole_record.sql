-- Who is hit beyond journeys and places, what it costs, who may know, and what it lives on in.
alter table incident_record
    add column affected text,
    add column revenue text,
    add column accounts text[] not null default '{}',
    add column restricted boolean not null default false,
    add column merged_into uuid references incident_record (id);
create index incident_record_merged on incident_record (merged_into) where merged_into is not null;
create index incident_record_number on incident_record (number desc);

-- The business calendar: sales events beside campaigns, where they run, what they spend, where they were read from.
alter table campaign
    add column kind text not null default 'CAMPAIGN' check (kind in ('CAMPAIGN', 'SALES_EVENT')),
    add column regions text[] not null default '{}',
    add column spend_per_hour numeric,
    add column feed text;
create index campaign_feed on campaign (feed) where feed is not null;

create table key_account (
    key text primary key,
    name text not null,
    kind text not null check (kind in ('VIP_CUSTOMER', 'TOP_SELLER')),
    journeys text[] not null,
    regions text[] not null
);

-- Calendars that campaigns are read from; one without an address was posted once.
create table calendar_feed (
    key text primary key,
    url text,
    every_seconds integer,
    read_at timestamptz,
    problem text,
    events integer not null default 0
);

-- Campaigns that were paused because of an incident: while it lasts, resumed_at is null.
create table campaign_pause (
    id uuid primary key,
    incident_id uuid not null references incident_record (id),
    campaign text not null,
    paused_at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    because text,
    resumed_at timestamptz,
    resumed_by_kind text,
    resumed_by_id text,
    resumed_by_role text,
    resumed_because text
);
create index campaign_pause_of on campaign_pause (incident_id);
create unique index campaign_pause_lasting on campaign_pause (campaign) where resumed_at is null;

-- Who holds which role, as escalation tells it, and who was named for a stage.
create table role_holder (
    incident_id uuid not null,
    role text not null,
    person text not null,
    primary key (incident_id, role)
);
create table stage_owner (
    incident_id uuid not null references incident_record (id),
    stage text not null,
    person text not null,
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    primary key (incident_id, stage)
);

create table hypothesis (
    id uuid primary key,
    incident_id uuid not null references incident_record (id),
    text text not null,
    state text not null check (state in ('SUSPECTED', 'CONFIRMED', 'REFUTED')),
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text,
    reason text
);
create index hypothesis_of on hypothesis (incident_id, id);

-- Versions that the store made; the first versions are shipped with the service.
create table playbook (
    key text not null,
    version integer not null,
    body text not null,
    made_by text not null,
    made_at timestamptz not null,
    primary key (key, version)
);
create table attached_playbook (
    incident_id uuid primary key references incident_record (id),
    playbook text not null,
    version integer not null,
    attached_at timestamptz not null
);

-- Early figures of analysts, before the baseline knows.
create table conversion_figure (
    id uuid primary key,
    incident_id uuid not null references incident_record (id),
    journey text not null,
    segment text,
    down_percent numeric not null,
    minutes integer not null,
    source text,
    at timestamptz not null,
    by_kind text not null,
    by_id text not null,
    by_role text
);
create index conversion_figure_of on conversion_figure (incident_id, id);

-- A bounded window of business measures per minute, and what open incidents lost.
create table measure_minute (
    metric text not null,
    segment text not null,
    minute timestamptz not null,
    body text not null,
    primary key (metric, segment, minute)
);
create index measure_minute_at on measure_minute (minute);
create table incident_loss (
    incident_id uuid primary key references incident_record (id),
    body text not null
);

-- How many alerts fired when; the hour that the trend looks at.
create table firing_count (
    incident_id uuid not null references incident_record (id),
    at timestamptz not null,
    firing integer not null,
    primary key (incident_id, at)
);

alter table decision add column gain_over_customers boolean not null default false;
