-- The state machine as data. lib/compliance/rules/approval.ts decides who may act; this decides what is possible.
CREATE OR REPLACE FUNCTION payment_move_is_possible(
  from_state "PaymentState", to_state "PaymentState", money_left boolean
) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN from_state IS NULL THEN to_state IN ('requested', 'in_review') OR (to_state = 'blocked' AND NOT money_left)
      OR (to_state = 'violation' AND money_left)
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state = 'voided' THEN true
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state IN ('rejected', 'unreserved')
      THEN NOT money_left
    WHEN from_state IN ('in_review', 'requested', 'approved') AND to_state = 'violation' THEN money_left
    WHEN from_state = 'in_review' THEN to_state = 'requested' OR to_state = 'blocked' AND NOT money_left
    WHEN from_state = 'requested' THEN to_state IN ('approved', 'in_review')
    WHEN from_state = 'approved' THEN to_state IN ('paid', 'in_review') OR to_state = 'requested' AND money_left
    WHEN from_state = 'unreserved' THEN to_state IN ('requested', 'blocked', 'rejected', 'voided') AND NOT money_left
    WHEN from_state = 'paid' THEN to_state IN ('voided', 'violation')
    WHEN from_state = 'violation' THEN to_state = 'voided'
    ELSE false
  END
$$;
