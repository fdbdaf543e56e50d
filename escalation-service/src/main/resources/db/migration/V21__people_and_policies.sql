-- rules: JSON array of {urgency, after, contact}. partner: whose support desk it is; null for the company's own people.
alter table person
    add column rules       text not null default '[]' check (rules is json array),
    add column quiet_from  time,
    add column quiet_until time,
    add column partner     text,
    add check ((quiet_from is null) = (quiet_until is null));

-- What conditions of policies ask for, and whether it is a test page, of which no other stage hears.
alter table escalation
    add column incident_type text,
    add column campaigns     text check (campaigns is json array),
    add column test          boolean not null default false,
    add column run_turn      bigint;

-- Whether a partner's support desk is asked for.
alter table page add column partner boolean not null default false;

-- How many runs have begun of a policy that pages in turn.
create table policy_turn (
    policy text primary key,
    turn   bigint not null
);
