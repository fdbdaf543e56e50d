-- The shipped policy knows critical payment methods now (R34). What was decided by version 1 keeps it, in severity-policy.json;
-- a store that has a policy of its own keeps that.
insert into severity_policy (version, body, made_by, made_at)
select 2, $policy$
{
  "version": 2,
  "definitions": [
    {"severity": "SEV1", "text": "Checkout is down, a critical payment method is failing, or there is a major security issue."},
    {"severity": "SEV2", "text": "Some users or regions are affected, or performance is seriously degraded."},
    {"severity": "SEV3", "text": "A minor feature or a cosmetic issue with low immediate revenue impact."}
  ],
  "rules": [
    {"name": "money-journey-down", "severity": "SEV1", "journeys": ["checkout", "pay"], "scopes": ["all"],
      "because": "checkout or payment fails for everyone"},
    {"name": "critical-payment-method", "severity": "SEV1", "journeys": ["checkout", "pay"], "paymentMethods": ["card", "paypal"],
      "because": "a critical payment method fails"},
    {"name": "heavy-loss", "severity": "SEV1", "lossPerMinute": 1000,
      "because": "at least 1000 of revenue are lost every minute"},
    {"name": "noticeable-loss", "severity": "SEV2", "lossPerMinute": 100,
      "because": "at least 100 of revenue are lost every minute"},
    {"name": "security", "severity": "SEV1", "types": ["security"], "scopes": ["all", "some"],
      "because": "a major security issue"},
    {"name": "money-journey-partly-down", "severity": "SEV2", "journeys": ["checkout", "pay"],
      "because": "checkout or payment fails for some users or regions"},
    {"name": "journey-down", "severity": "SEV2", "journeys": ["browse", "cart", "orders", "sell", "payouts"], "scopes": ["all", "some"], "workaround": false,
      "because": "a journey is impaired for many users and there is no workaround"},
    {"name": "growing", "severity": "SEV2", "journeys": ["browse", "cart", "orders", "sell", "payouts"], "trends": ["growing"], "workaround": false,
      "because": "the impact grows and there is no workaround"}
  ],
  "certainties": [
    {"name": "monitored-money-journey", "sources": ["monitoring"], "journeys": ["checkout", "pay"],
      "because": "monitoring sees checkout or payment fail"}
  ],
  "raisedBy": ["campaign", "sales event", "VIP customer", "top seller"],
  "types": [
    {"name": "security", "type": "security",
      "words": ["security", "breach", "data leak", "leaked", "intrusion", "credential stuffing", "account takeover", "exfiltration", "ransomware", "vulnerability"]},
    {"name": "fraud", "type": "fraud",
      "words": ["fraud", "fraudulent", "chargeback", "chargebacks", "stolen cards", "card testing", "dispute", "disputes", "fake sellers", "scam"]},
    {"name": "supply-chain", "type": "supply chain",
      "words": ["supply chain", "inventory", "out of stock", "oversold", "warehouse", "carrier", "delivery delays", "shipping", "supplier"]},
    {"name": "payment", "type": "payment", "journeys": ["pay", "payouts"],
      "words": ["payment", "payments", "payment provider", "gateway declines", "psp", "card declines"]}
  ]
}$policy$, 'muster', now()
where not exists (select 1 from severity_policy);
