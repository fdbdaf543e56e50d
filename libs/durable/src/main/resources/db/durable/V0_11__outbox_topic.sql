-- Where a record goes; null is the lifecycle. incident_id is then what the record is about, whose records keep their order.
alter table outbox add column topic text;
