-- Alerts are stored in batches by several writers: the version tells whether a row is still the one that was read. The
-- partition is the one of the intake log that the alert's signals come in; null until the next signal tells it.
alter table alert add column version bigint not null default 1;
alter table alert add column suppressed_by text;
alter table alert add column partition int;

create index alert_suppressed on alert (fingerprint) where suppressed_by is not null and state = 'FIRING';
create index alert_end on alert (incident_id, ends_at) where state = 'FIRING' and ends_at is not null;

-- Up to when everything that a partition of the intake log holds is done: what ended before that and was not repeated is
-- lost; what ends later may have been repeated already.
create table signal_partition (
    partition int primary key,
    reached_at timestamptz not null
);

alter table decided_signal drop constraint decided_signal_placement_check;
alter table decided_signal add constraint decided_signal_placement_check
    check (placement in ('NEW', 'ATTACHED', 'MINOR', 'SUPPRESSED'));
