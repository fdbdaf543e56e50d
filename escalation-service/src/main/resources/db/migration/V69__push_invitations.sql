-- Addresses by which a person's browser subscribes to pages without signing in: only a hash is kept, each is good once.
create table push_invitation (
    token_hash text primary key,
    person     text        not null,
    expires_at timestamptz not null
);
