-- The product page stands before the cart: who cannot see it does not buy (R22). A store that has a policy of its own keeps it.
insert into declaration_policy (version, rules, published_at, published_by)
select 2, replace(rules,
    '"journeys": ["cart", "checkout", "pay"]},
   "outcome": "INCIDENT", "severity": "SEV2"},
  {"name": "people report a buying journey",',
    '"journeys": ["browse", "cart", "checkout", "pay"]},
   "outcome": "INCIDENT", "severity": "SEV2"},
  {"name": "people report a buying journey",'), now(), 'muster'
from declaration_policy
where version = 1 and not exists (select 1 from declaration_policy where version > 1);
