-- Which alerts an incident has, as far as they were told: a split takes along no other.
create table incident_alert (
    fingerprint text primary key,
    incident_id uuid not null,
    told_at timestamptz not null
);
create index incident_alert_of on incident_alert (incident_id);

-- Of those that began before, and of those that a storm told in numbers only, not every alert is known.
alter table incident_record add column alerts_known boolean not null default false;
alter table incident_record alter column alerts_known set default true;
