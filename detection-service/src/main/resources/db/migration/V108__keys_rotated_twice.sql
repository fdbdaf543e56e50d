-- Keys before the previous one that still work: a line for each, its hash and until when.
alter table integration add column earlier_keys text not null default '';
