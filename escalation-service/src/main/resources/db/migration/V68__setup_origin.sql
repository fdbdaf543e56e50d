-- What the one file has created: the only things that it may remove again. owner: whose file kept it last.
create table setup_origin (
    section    text        not null,
    key        text        not null,
    owner      text        not null,
    created_at timestamptz not null,
    primary key (section, key)
);
