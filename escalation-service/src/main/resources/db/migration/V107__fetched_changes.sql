-- What was fetched comes from a calendar as well as what was brought: it lies below what people agreed.
update schedule_change set calendar = made_by where made_by = 'calendar-source' and calendar is null;
