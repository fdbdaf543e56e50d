-- Which alerts keep which others quiet. Versions are only ever added; the product comes without a rule.
create table inhibition_rules (
    version bigint primary key,
    rules text not null,
    published_at timestamptz not null,
    published_by text not null
);
insert into inhibition_rules (version, rules, published_at, published_by) values (1, '[]', now(), 'muster');

-- Alerts that may keep others quiet: they do while they fire, which their own row tells.
create table inhibitor (
    key text not null,
    fingerprint text not null,
    also_target boolean not null,
    primary key (key, fingerprint)
);
create index inhibitor_of_alert on inhibitor (fingerprint);
