-- Refuses a transition that the state machine does not have, and one that a second person has to make.
CREATE OR REPLACE FUNCTION payment_transition_is_possible() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  money_left boolean;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  money_left := money_has_left(p) OR NEW.facts ? 'debitDate';
  IF NEW.from_state IS DISTINCT FROM p.state
    OR NEW.seq <> 1 + (SELECT max(seq) FROM payment_transition WHERE payment_id = NEW.payment_id)
    OR NOT payment_move_is_possible(NEW.from_state, NEW.to_state, money_left) THEN
    RAISE EXCEPTION 'a payment cannot move from % to %', p.state, NEW.to_state USING ERRCODE = 'HR003';
  END IF;
  IF p.already_paid AND (NEW.facts->>'countedCents')::int < p.amount_cents THEN
    RAISE EXCEPTION 'what % counts was recorded as already paid and does not become less', p.reference
      USING ERRCODE = 'HR003';
  END IF;
  IF NEW.actor_id = p.recorded_by_id AND (NEW.to_state = 'approved'
    OR (NEW.from_state IN ('in_review', 'unreserved') AND NEW.to_state = 'requested')) THEN
    RAISE EXCEPTION 'a second person decides: % was recorded by the same person', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- What the bank debited is approved by a person other than the one who settled it.
  IF NEW.to_state = 'approved' AND EXISTS (SELECT FROM payment_settlement WHERE payment_id = p.id
    AND settled_by_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'a second person approves the debit of %', p.reference USING ERRCODE = 'HR004';
  END IF;
  -- A person has to decide about the void first. Headroom itself may still tighten; the request keeps waiting.
  IF NEW.actor_id IS NOT NULL AND NEW.to_state <> 'voided'
    AND EXISTS (SELECT FROM void_request WHERE payment_id = p.id AND decided_at IS NULL) THEN
    RAISE EXCEPTION 'the void of % that was asked for is decided first', p.reference USING ERRCODE = 'HR003';
  END IF;
  IF NEW.to_state = 'voided' AND money_left AND NOT EXISTS (
    SELECT FROM void_request WHERE payment_id = p.id AND confirmed AND decided_by_id = NEW.actor_id
      AND asked_by_id <> NEW.actor_id AND ground <> 'not_stated') THEN
    RAISE EXCEPTION 'a second person confirms that % is voided', p.reference USING ERRCODE = 'HR004';
  END IF;
  IF NOT NEW.facts ? 'debitDate' THEN
    NEW.facts := NEW.facts - 'countedCents';
    IF NEW.to_state IN ('paid', 'violation') AND p.debit_date IS NOT NULL AND p.settled_at IS NULL THEN
      NEW.facts := NEW.facts || coalesce((SELECT jsonb_build_object('countedCents', s.counted_cents)
        FROM payment_settlement s WHERE s.payment_id = p.id AND s.counted_cents < p.amount_cents), '{}');
    END IF;
  END IF;
  RETURN NEW;
END $$;
