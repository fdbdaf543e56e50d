-- Answers from before do not count any more: the incident outlasted them. Empty in rows from before: since the run began.
alter table escalation add column run_answers_since timestamptz;
