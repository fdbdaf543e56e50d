-- Who asked for the next level before its time: the same person asking again wishes for nobody else.
alter table page add column wished_by text;
