-- The canary's turn: one replica sends it at a time.
insert into turn (kind, key, due_at) values ('canary', 'page', now());
