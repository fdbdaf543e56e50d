-- What is kept for a while only is found by when it ended. A firing alert pays nothing for it; decisions come in the order
-- of their time.
create index alert_ended on alert (updated_at) where state <> 'FIRING';
create index decided_signal_decided on decided_signal (decided_at);
create index report_group_last on report_group (last_at);
create index alert_remark_received on alert_remark (received_at);
create index measure_firing_ended on measure_firing (until) where until is not null;
create index incident_going_on on incident (since) where ending is null;
