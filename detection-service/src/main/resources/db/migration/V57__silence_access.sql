-- Who may hide alerts is a permission of its own. Keys that were made before keep what they could do.
alter table integration
    add column silences text not null default 'NONE' check (silences in ('NONE', 'READ', 'WRITE'));

update integration set silences = 'WRITE';
