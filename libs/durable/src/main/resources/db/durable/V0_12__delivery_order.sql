-- What is due goes by its priority first, so that nothing grave waits behind a thousand milder messages. What a provider
-- told by itself of a message that it has, though its answer to the attempt did not arrive, is heard.
alter table delivery
    add column priority integer not null default 1,
    add column heard text;
drop index delivery_open;
create index delivery_open on delivery (channel, priority, next_at) where state in ('pending', 'concluding');
