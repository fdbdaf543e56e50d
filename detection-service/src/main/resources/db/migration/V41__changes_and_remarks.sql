-- What was changed in the store, as other systems told it: triage asks what was deployed when.
create table change_event (
    id uuid primary key,
    summary text not null,
    origin text,
    integration text not null,
    format text not null,
    details text not null,
    links text not null,
    changed_at timestamptz not null,
    received_at timestamptz not null
);
create index change_event_newest on change_event (changed_at, id);

-- What other systems tell about alerts: who works on them there. The id is also the receipt of the request.
create table alert_remark (
    id uuid primary key,
    fingerprint text not null,
    kind text not null,
    format text not null,
    integration text not null,
    alias text,
    person text,
    content text,
    alert_known boolean not null,
    received_at timestamptz not null,
    processed_at timestamptz not null
);
create index alert_remark_of_alert on alert_remark (fingerprint, id);
