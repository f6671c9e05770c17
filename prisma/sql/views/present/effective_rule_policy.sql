-- The policies that have an effect: each one that tightens, and one that loosens once it is approved. The latest day
-- that has come applies, and of one day the row that took effect last.
CREATE OR REPLACE VIEW effective_rule_policy AS
  SELECT p.id, p.name, p.value, p.from_date, coalesce(d.decided_at, p.set_at) AS effective_at
  FROM rule_policy p LEFT JOIN rule_policy_decision d ON d.rule_policy_id = p.id
  WHERE NOT p.loosens OR d.approved;
