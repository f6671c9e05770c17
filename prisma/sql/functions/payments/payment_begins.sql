-- A new payment has a determination, a first transition, its part of the figures and its event with the hash of
-- every row, or it is not written at all. A joined company takes no new entry: the company that is the payer does.
-- Only what follows an entry of its own stays with it.
CREATE OR REPLACE FUNCTION payment_begins() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  d payment_determination;
  t payment_transition;
  payer uuid;
  event_seq int;
BEGIN
  IF NOT payment_move_is_possible(NULL, NEW.state, NEW.already_paid) THEN
    RAISE EXCEPTION 'a payment cannot begin as %', NEW.state USING ERRCODE = 'HR003';
  END IF;
  SELECT * INTO d FROM payment_determination WHERE payment_id = NEW.id AND seq = 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'a payment is recorded with its determination' USING ERRCODE = 'HR003'; END IF;
  -- A refused destination is a fact for every company.
  payer := lock_payer(NEW.company_id, NEW.state = 'blocked' AND ('end-user' = ANY (d.blocked_by)
    OR EXISTS (SELECT FROM payment_destination WHERE payment_id = NEW.id AND outcome <> 'clear')));
  PERFORM refuse_changed_facts(NEW.company_id, current_setting('headroom.expected_facts', true));
  IF payer <> NEW.company_id AND NOT EXISTS (SELECT FROM payment earlier WHERE earlier.id = NEW.corrects_id
    AND earlier.company_id = NEW.company_id) THEN
    RAISE EXCEPTION 'the company is joined into another one, which pays from now on' USING ERRCODE = 'HR003';
  END IF;
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at)
    VALUES (NEW.id, 1, NULL, NEW.state, NEW.recorded_by_id, NEW.recorded_at) RETURNING * INTO t;
  event_seq := book_company_year(NEW.company_id, NEW.year, 0, NEW.amount_cents, NULL, NEW.state, NEW.recorded_at,
    NEW.recorded_by_id, NEW.id::text, NEW.reference, NULL,
    (jsonb_build_object(
      'state', NEW.state,
      'amountCents', NEW.amount_cents,
      'currency', NEW.currency,
      'amountMinor', NEW.amount_minor,
      'paymentDate', NEW.payment_date,
      'payee', NEW.payee_name,
      'outcome', d.outcome,
      'blockedBy', d.blocked_by,
      'rulesVersion', d.rules_version,
      'placesVersion', d.places_version,
      'requestSha256', NEW.request_hash,
      'rowSha256', payment_row_hashes(NEW, d)
        || jsonb_build_object('payment_transition ' || NEW.id || ' 1', content_sha256(to_jsonb(t))))
      || CASE WHEN NEW.payer_account = '' THEN '{}'
        ELSE jsonb_build_object('payerAccount', NEW.payer_account) END)::text, '');
  RETURN NULL;
END $$;
