-- Cases opened until an instant, with their decision only if it was made by then.
CREATE OR REPLACE VIEW as_of.screening_case AS
  SELECT k.id, k.opened_at, k.source, k.subject, k.payment_id, k.position, k.screening_list_id, k.re_screening_id,
    k.company_id, k.destination, k.folded, k.outcome, k.verdict,
    CASE WHEN known THEN k.decision END AS decision,
    CASE WHEN known THEN k.reason ELSE '' END AS reason,
    CASE WHEN known THEN k.decided_by_id END AS decided_by_id,
    CASE WHEN known THEN k.decided_at END AS decided_at
  FROM public.screening_case k
    CROSS JOIN LATERAL (SELECT k.decided_at <= (SELECT as_of.instant()) AS known) decision
  WHERE k.opened_at <= (SELECT as_of.instant());
