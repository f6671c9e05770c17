-- Whether a verb, other than that of a transition, records a decision, which is marked where a deputy made it: what the
-- audit trail lists as decisions (lib/audit/events/verb-groups.ts; a test compares the two).
CREATE OR REPLACE FUNCTION verb_decides(verb text) RETURNS boolean
  LANGUAGE sql IMMUTABLE
  RETURN verb IN ('payment.void-confirmed', 'payment.void-declined', 'ofac-report.decided', 'screening-case.decided',
    'summary.signed', 'company.joined', 'company.join-declined', 'company.separated', 'company.separation-declined',
    'year.reopened', 'year.reopening-declined', 'person.access-confirmed', 'person.access-declined',
    'person.factor-reset-confirmed', 'person.factor-reset-declined', 'rule-policy.approved', 'rule-policy.declined',
    'law.record-approved', 'law.record-declined');
