-- What days a holiday calendar had until somebody changed them, so that who was on call stays told as it was.
create table holiday_version (
    id          bigint generated always as identity primary key,
    calendar    text        not null,
    replaced_at timestamptz not null,
    days        text        not null check (days is json array)
);
create index holiday_version_calendar on holiday_version (calendar, replaced_at);

-- Since when a change of a schedule counts: who was asked for before cannot be judged by it. A version before this one
-- writes none.
alter table schedule_change add column made_at timestamptz not null default clock_timestamp();
