-- The incident it lives on in; null unless merged.
alter table restoration add column merged_into uuid;
create index restoration_merged on restoration (merged_into) where merged_into is not null;
