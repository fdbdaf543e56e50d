-- Id of the person whose words a draft has; null while they are the template's.
alter table draft add column edited_by text;
