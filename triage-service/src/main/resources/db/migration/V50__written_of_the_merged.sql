-- What was written of incidents that were merged before is the survivors' as well; where there is one of each in an incident,
-- the survivor's own stands, then the newest.
update note written set incident_id = gone.merged_into
from incident_record gone where gone.id = written.incident_id and gone.merged_into is not null;
update decision written set incident_id = gone.merged_into
from incident_record gone where gone.id = written.incident_id and gone.merged_into is not null;
update conversion_figure written set incident_id = gone.merged_into
from incident_record gone where gone.id = written.incident_id and gone.merged_into is not null;
update hypothesis written set incident_id = gone.merged_into
from incident_record gone where gone.id = written.incident_id and gone.merged_into is not null;
update campaign_pause written set incident_id = gone.merged_into
from incident_record gone where gone.id = written.incident_id and gone.merged_into is not null;
update checklist_tick written set incident_id = newest.survivor
from (
    select distinct on (gone.merged_into, one.item) one.incident_id, one.item, gone.merged_into as survivor
    from checklist_tick one join incident_record gone on gone.id = one.incident_id
    where gone.merged_into is not null
      and not exists (select from checklist_tick own where own.incident_id = gone.merged_into and own.item = one.item)
    order by gone.merged_into, one.item, one.at desc) newest
where written.incident_id = newest.incident_id and written.item = newest.item;
update stage_owner written set incident_id = newest.survivor
from (
    select distinct on (gone.merged_into, one.stage) one.incident_id, one.stage, gone.merged_into as survivor
    from stage_owner one join incident_record gone on gone.id = one.incident_id
    where gone.merged_into is not null
      and not exists (select from stage_owner own where own.incident_id = gone.merged_into and own.stage = one.stage)
    order by gone.merged_into, one.stage, one.at desc) newest
where written.incident_id = newest.incident_id and written.stage = newest.stage;
