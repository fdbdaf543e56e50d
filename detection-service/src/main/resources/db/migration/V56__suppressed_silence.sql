-- What tells of silence is lost from the start; it is judged anew when its suppression ends, as what fires is.
create index alert_suppressed_open on alert (fingerprint) where suppressed_by is not null and state <> 'RESOLVED';
drop index alert_suppressed;
