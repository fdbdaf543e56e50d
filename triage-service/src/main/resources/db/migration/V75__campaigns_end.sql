-- The end of a campaign is told as its start is; those that are known already end by a timer too.
insert into timer (kind, key, due_at, payload, next_at)
select 'campaign-ends', key, ends_at, '{}', ends_at from campaign where ends_at > now()
on conflict do nothing;
