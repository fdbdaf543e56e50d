-- What the sender of a refused request was told, beside the kind of refusal.
alter table rejected_payload add column told text;
