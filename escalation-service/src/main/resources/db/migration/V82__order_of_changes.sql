-- The order in which changes were made: the newer lies over the older. Ids that were made in one millisecond tell none.
alter table schedule_change add column seq bigint generated always as identity;
