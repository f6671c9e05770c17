-- Requests to void as of an instant, with their decision only if it was made by then.
CREATE OR REPLACE VIEW as_of.void_request AS
  SELECT r.id, r.payment_id, r.asked_by_id, r.asked_at, r.reason,
    CASE WHEN known THEN r.decided_by_id END AS decided_by_id,
    CASE WHEN known THEN r.decided_at END AS decided_at,
    CASE WHEN known THEN r.confirmed END AS confirmed,
    CASE WHEN known THEN r.decision_reason ELSE '' END AS decision_reason,
    r.ground
  FROM public.void_request r
    CROSS JOIN LATERAL (SELECT r.decided_at <= (SELECT as_of.instant()) AS known) decision
  WHERE r.asked_at <= (SELECT as_of.instant());
