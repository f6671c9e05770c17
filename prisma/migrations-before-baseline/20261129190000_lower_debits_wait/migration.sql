-- A debit that is less than what was approved gives headroom back once another person has approved it, not when one
-- person has typed it. Until then the entry counts what was reserved; the settlement holds what the bank debited.

CREATE OR REPLACE FUNCTION payment_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  settled constant text[] := ARRAY['amount_cents', 'entered_cents', 'settled_at'];
  movable constant text[] := ARRAY['state', 'debit_date', 'posting_date', 'bank_reference'] || settled;
BEGIN
  IF pg_trigger_depth() < 2 OR (to_jsonb(NEW) - movable) <> (to_jsonb(OLD) - movable)
     OR (OLD.debit_date IS NOT NULL
       AND (NEW.debit_date, NEW.bank_reference) IS DISTINCT FROM (OLD.debit_date, OLD.bank_reference))
     -- What counts changes once: with the debit, or, where that waits for its approval, with the approval.
     OR ((OLD.settled_at IS NOT NULL OR OLD.debit_date IS NOT NULL AND OLD.state IN ('paid', 'violation', 'voided'))
       AND (NEW.amount_cents, NEW.entered_cents, NEW.settled_at)
         IS DISTINCT FROM (OLD.amount_cents, OLD.entered_cents, OLD.settled_at))
     OR (NEW.amount_cents <> OLD.amount_cents
       AND (NEW.settled_at IS NULL OR NEW.entered_cents IS DISTINCT FROM OLD.amount_cents)) THEN
    RAISE EXCEPTION 'a payment is corrected by voiding it and entering it again' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;

-- Changes one passage of a function as it stands. Raises an error where the passage is not there.
CREATE FUNCTION pg_temp.patch(of_function regprocedure, passage text, instead text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  definition text := pg_get_functiondef(of_function);
BEGIN
  IF position(passage IN definition) = 0 THEN RAISE EXCEPTION '% does not hold: %', of_function, passage; END IF;
  EXECUTE replace(definition, passage, instead);
END $$;

SELECT pg_temp.patch('settle_payment(jsonb)', $old$'doubts', coalesce(given->'doubts', '[]')));
  RETURN$old$, $new$'doubts', coalesce(given->'doubts', '[]'))
    - CASE WHEN target IN ('requested', 'in_review') AND counted < p.amount_cents THEN 'countedCents' ELSE '' END);
  RETURN$new$);

-- The figures of the debit come from its settlement, whatever a statement says of them.
SELECT pg_temp.patch('payment_transition_is_possible()', '  RETURN NEW;', $new$  IF NOT NEW.facts ? 'debitDate' THEN
    NEW.facts := NEW.facts - 'countedCents';
    IF NEW.to_state IN ('paid', 'violation') AND p.debit_date IS NOT NULL AND p.settled_at IS NULL THEN
      NEW.facts := NEW.facts || coalesce((SELECT jsonb_build_object('countedCents', s.counted_cents)
        FROM payment_settlement s WHERE s.payment_id = p.id AND s.counted_cents < p.amount_cents), '{}');
    END IF;
  END IF;
  RETURN NEW;$new$);
SELECT pg_temp.patch('payment_transition_is_booked()', $old$debited AND NEW.facts ? 'countedCents'$old$,
  $new$NEW.facts ? 'countedCents'$new$);
SELECT pg_temp.patch('payment_transition_is_booked()', $old$debited AND (NEW.facts->>'countedCents')$old$,
  $new$(NEW.facts->>'countedCents')$new$);

-- As before, but for what counts, which changes when a transition says so.
DO $$
DECLARE
  past text := (SELECT string_agg(CASE attname
      WHEN 'state' THEN 'past.to_state AS state'
      WHEN 'debit_date' THEN 'CASE WHEN past.was_debited THEN p.debit_date END AS debit_date'
      WHEN 'bank_reference' THEN 'CASE WHEN past.was_debited THEN p.bank_reference END AS bank_reference'
      WHEN 'amount_cents' THEN 'CASE WHEN past.was_counted THEN p.amount_cents ELSE coalesce(p.entered_cents, p.amount_cents) END AS amount_cents'
      WHEN 'entered_cents' THEN 'CASE WHEN past.was_counted THEN p.entered_cents END AS entered_cents'
      WHEN 'settled_at' THEN 'CASE WHEN past.was_counted THEN p.settled_at END AS settled_at'
      WHEN 'posting_date' THEN $column$CASE WHEN past.was_debited OR p.debit_date IS NULL THEN p.posting_date ELSE coalesce((SELECT (v.content->>'posting_date')::date
        FROM record_version v WHERE v.table_name = 'payment' AND v.record_id = p.id::text), CASE WHEN p.already_paid THEN p.posting_date END) END AS posting_date$column$
      ELSE format('p.%I', attname) END, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'payment'::regclass AND attnum > 0 AND NOT attisdropped);
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW as_of.payment AS
    SELECT p.* FROM public.payment p WHERE p.recorded_at <= (SELECT as_of.instant())
      AND NOT EXISTS (SELECT FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at > (SELECT as_of.instant()))
    UNION ALL
    SELECT ' || past || ' FROM (SELECT DISTINCT moved.payment_id FROM public.payment_transition moved WHERE moved.at > (SELECT as_of.instant()) AND moved.seq > 1) later
      JOIN public.payment p ON p.id = later.payment_id AND p.recorded_at <= (SELECT as_of.instant())
      CROSS JOIN LATERAL (SELECT (array_agg(t.to_state ORDER BY t.seq DESC))[1] AS to_state, bool_or(t.to_state = ''paid'' OR t.facts ? ''debitDate'') AS was_debited,
          bool_or(t.facts ? ''countedCents'') AS was_counted
        FROM public.payment_transition t WHERE t.payment_id = p.id AND t.at <= (SELECT as_of.instant())) past';
END $$;
