-- Who was paged may say that they cannot come.
alter table page drop constraint page_state_check;
alter table page add constraint page_state_check
    check (state in ('held', 'sending', 'handed over', 'acknowledged', 'declined', 'failed', 'stopped'));
