-- Reports that say the same are counted on the first of them (R24-R26).
create table report_group (
    id uuid primary key,
    about text not null,
    what text not null,
    source text not null,
    reports int not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    incident_id uuid,
    decided_by bigint not null
);
create index report_group_recent on report_group (about, last_at);

-- Which report a report was counted with; null for the first of its kind, and for alerts.
alter table decided_signal add column counted_with uuid;
