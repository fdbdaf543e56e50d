-- whether only who is invited sees the channel: that of a restricted incident
alter table room add column members_only boolean not null default false;
