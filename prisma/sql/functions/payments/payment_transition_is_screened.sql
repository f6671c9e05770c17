-- A payment that goes to review when it is recorded opens a case for each party in doubt, and the decision about the
-- payment decides them. A later review is about the new determination. The destinations of a refused payment are
-- stored so that they are found again.
CREATE OR REPLACE FUNCTION payment_transition_is_screened() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.to_state = 'in_review' AND NEW.seq = 1 THEN
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, company_id,
      destination, folded, outcome, verdict)
    SELECT gen_random_uuid(), NEW.at, 'payment', 'payment:' || d.payment_id || ':' || d.position, d.payment_id,
      d.position, p.company_id, destination_of(d), folded_destination(d.name_words, d.place_words), d.outcome, d.verdict
    FROM payment_destination d JOIN payment p ON p.id = d.payment_id
    WHERE d.payment_id = NEW.payment_id AND d.outcome <> 'clear';
  ELSIF NEW.from_state IN ('in_review', 'unreserved') AND NEW.actor_id IS NOT NULL THEN
    UPDATE screening_case SET decided_at = NEW.at, decided_by_id = NEW.actor_id,
      decision = CASE NEW.to_state
        WHEN 'requested' THEN 'not_in_crimea'
        WHEN 'blocked' THEN 'in_crimea'
        WHEN 'violation' THEN 'in_crimea'
        ELSE 'cannot_be_told' END,
      reason = coalesce(nullif(NEW.reason, ''), 'The payment became ' || NEW.to_state || '.')
    WHERE payment_id = NEW.payment_id AND source = 'payment' AND decided_at IS NULL;
  END IF;
  IF NEW.to_state = 'blocked' THEN
    INSERT INTO refused_destination (payment_id, position, refused_at, name_words, place_words)
    -- Not the buyer in Moscow whose payment only the cap refused.
    SELECT d.payment_id, d.position, NEW.at, d.name_words, d.place_words FROM payment_destination d
    WHERE d.payment_id = NEW.payment_id AND (d.outcome <> 'clear' OR EXISTS (
      SELECT FROM payment_determination WHERE payment_id = NEW.payment_id AND seq = 1
        AND 'end-user' = ANY (blocked_by)));
  END IF;
  RETURN NULL;
END $$;
