-- Until when a person's word on how the impact develops stands against what is computed.
alter table incident_record add column trend_said_until timestamptz;
