-- The audit verb of a transition.
CREATE OR REPLACE FUNCTION payment_verb(from_state "PaymentState", to_state "PaymentState") RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN CASE to_state
      WHEN 'blocked' THEN 'payment.blocked'
      WHEN 'violation' THEN 'payment.violation-recorded'
      ELSE 'payment.recorded' END
    WHEN from_state IN ('in_review', 'unreserved') AND to_state = 'requested' THEN 'payment.review-cleared'
    WHEN from_state IN ('in_review', 'unreserved') AND to_state = 'blocked' THEN 'payment.review-blocked'
    WHEN from_state = 'approved' AND to_state = 'requested' THEN 'payment.approval-asked-again'
    ELSE CASE to_state
      WHEN 'approved' THEN 'payment.approved'
      WHEN 'paid' THEN 'payment.marked-paid'
      WHEN 'rejected' THEN 'payment.rejected'
      WHEN 'voided' THEN 'payment.voided'
      WHEN 'violation' THEN 'payment.violation-declared'
      WHEN 'in_review' THEN 'payment.sent-to-review'
      WHEN 'unreserved' THEN 'payment.reservation-released' END
  END
$$;
