-- Messages to contacts that are not to be written to as often as they like. contact: hash of person, kind and address.
-- due_at: when it goes out at the latest, unless too many went out lately. bundle: the delivery that carried it.
create table paced_message (
    delivery    uuid primary key,
    contact     text        not null,
    kind        text        not null,
    page_id     uuid        not null references page,
    incident_id uuid        not null,
    due_at      timestamptz not null,
    payload     text check (payload is json object),
    bundle      uuid,
    sent_at     timestamptz,
    check ((bundle is null) = (sent_at is null))
);
create index paced_message_waiting on paced_message (contact, due_at) where bundle is null;
create index paced_message_incident on paced_message (incident_id) where bundle is null;
create index paced_message_sent on paced_message (contact, sent_at) where bundle is not null;
create index paced_message_page on paced_message (page_id);

-- One message may tell of several pages: its link is good for each of them.
alter table page_link drop constraint page_link_pkey;
alter table page_link add primary key (token_hash, page_id);
