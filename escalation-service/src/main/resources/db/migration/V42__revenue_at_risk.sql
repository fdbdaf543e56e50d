-- What the incident costs, as triage estimated last: people who are paged are told. JSON object; null while unknown.
alter table escalation add column revenue text check (revenue is json object);
