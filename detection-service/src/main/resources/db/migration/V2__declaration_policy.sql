-- What is an incident and what is only minor (R28). Versions are only ever added.
create table declaration_policy (
    version bigint primary key,
    rules text not null,
    published_at timestamptz not null,
    published_by text not null
);

-- The policy that comes with the product: buying journeys are incidents (R22, R23), loud alerts elsewhere too, the rest
-- is kept without disturbing anyone.
insert into declaration_policy (version, rules, published_at, published_by)
values (1, '[
  {"name": "informational",
   "match": {"sources": ["monitoring"], "labels": {"severity": "info|none|debug"}},
   "outcome": "MINOR"},
  {"name": "checkout or payment critical",
   "match": {"sources": ["monitoring"], "journeys": ["checkout", "pay"], "labels": {"severity": "critical|page"}},
   "outcome": "INCIDENT", "severity": "SEV1"},
  {"name": "critical",
   "match": {"sources": ["monitoring"], "labels": {"severity": "critical|page"}},
   "outcome": "INCIDENT", "severity": "SEV2"},
  {"name": "buying journey",
   "match": {"sources": ["monitoring"], "journeys": ["cart", "checkout", "pay"]},
   "outcome": "INCIDENT", "severity": "SEV2"},
  {"name": "people report a buying journey",
   "match": {"sources": ["support", "social", "marketing", "analyst", "engineer"],
             "journeys": ["cart", "checkout", "pay"]},
   "outcome": "INCIDENT", "severity": "SEV2"},
  {"name": "people report another journey",
   "match": {"sources": ["support", "social", "marketing", "analyst", "engineer"],
             "journeys": ["browse", "orders", "sell", "payouts"]},
   "outcome": "INCIDENT", "severity": "SEV3"}
]', now(), 'muster');
