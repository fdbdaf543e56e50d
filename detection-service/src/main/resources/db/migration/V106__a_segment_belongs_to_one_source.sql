-- When the source of a series told it last. Null when nobody owns it, because its source was taken away or told before this
-- was kept: whoever tells it next does.
alter table measure_series add column told_at timestamptz;
