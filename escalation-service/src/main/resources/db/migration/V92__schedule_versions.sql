-- What a schedule was until somebody changed it, so that who was on call stays told as it was. Columns as in schedule.
create table schedule_version (
    id          bigint generated always as identity primary key,
    schedule    text        not null,
    replaced_at timestamptz not null,
    name        text        not null,
    time_zone   text        not null,
    starts_at   timestamp   not null,
    shift       text        not null,
    people      text        not null check (people is json array),
    document    text check (document is json object)
);
create index schedule_version_schedule on schedule_version (schedule, replaced_at);
