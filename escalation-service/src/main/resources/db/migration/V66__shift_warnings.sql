-- What somebody was warned of ahead: worry names one gap or one overload of the schedule, near whether it was close by then.
create table shift_warning (
    schedule text        not null,
    worry    text        not null,
    near     boolean     not null,
    told_at  timestamptz not null,
    primary key (schedule, worry, near)
);
create index shift_warning_told on shift_warning (told_at);
