-- What ended was written beside what fired, which never ended, again at every look: the first end is that of the firing.
-- What fires still begins anew at the next look.
update measure_firing as fires set until = ended.until
from (
    select rule, segment, since, min(until) as until from measure_firing where until is not null
    group by rule, segment, since) as ended
where fires.until is null
and fires.rule = ended.rule and fires.segment = ended.segment and fires.since = ended.since;

delete from measure_firing where id in (
    select id from (
        select id, row_number() over (partition by rule, segment, since order by id) as place
        from measure_firing) as numbered
    where place > 1);
