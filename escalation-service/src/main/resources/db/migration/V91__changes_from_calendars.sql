-- What the calendar that gave the change calls itself, so that it is replaced when it comes again; null when made here.
alter table schedule_change add column calendar text;
