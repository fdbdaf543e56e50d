-- Whether the public's last word of an incident is that it goes on: such a one stays on the page however old it is. A
-- version that does not know the column leaves it true, which shows an incident too many and never one too few.
alter table communication add column public_open boolean not null default true;

update communication c set public_open = false
where (select u.public_status from published_update u
       where u.incident_id = c.incident_id and u.external
       order by u.position desc limit 1) in ('resolved', 'postmortem');

create index communication_public_open on communication (incident_id) where last_public_at is not null and public_open;
create index communication_public_over on communication (last_public_at desc)
    where last_public_at is not null and not public_open;
