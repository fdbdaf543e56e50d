-- Reports over a time take the incidents that were detected in it.
alter table incident_state add column detected_at timestamptz;
update incident_state set detected_at = (state::json ->> 'detectedAt')::timestamptz;
create index incident_detected on incident_state (detected_at);
