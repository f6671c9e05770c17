-- Books one transition in the figures of a company-year, advances the head of its chain in the same update, and
-- appends the event. Returns the number of the event. Raises HR001 above the cap, HR002 in a closed year. An
-- apparent violation is never refused: pending entries give way to it first. The rows are locked in the order
-- company_year, audit_event, under the lock of the payer, so that no two transactions wait for each other.
CREATE OR REPLACE FUNCTION book_company_year(
  which uuid, payment_year int, old_cents int, cents int, from_state "PaymentState", to_state "PaymentState",
  at timestamptz, actor uuid, payment_id text, payment_reference text, before text, after text, reason text
) RETURNS int
  LANGUAGE plpgsql AS $$
DECLARE
  used int := CASE WHEN to_state = 'paid' THEN cents ELSE 0 END
    - CASE WHEN from_state = 'paid' THEN old_cents ELSE 0 END;
  reserved int := CASE WHEN to_state IN ('requested', 'in_review', 'approved') THEN cents ELSE 0 END
    - CASE WHEN from_state IN ('requested', 'in_review', 'approved') THEN old_cents ELSE 0 END;
  violations int := CASE WHEN to_state = 'violation' THEN cents ELSE 0 END
    - CASE WHEN from_state = 'violation' THEN old_cents ELSE 0 END;
  year_chain text := 'company:' || which || ':' || payment_year;
  event_verb text := payment_verb(from_state, to_state);
  facts text := with_origin(after);
  event_seq int;
  standing company_year;
BEGIN
  IF to_state = 'violation' AND used + reserved + violations > 0 THEN
    PERFORM release_reservations(which, payment_year, used + reserved + violations, at);
  END IF;
  -- Once for a year that exists; the first entry of a year creates its empty row and tries again. ON CONFLICT finds
  -- the row by its key, whatever plan is cached. The cap is checked twice: here, for a clear refusal, and as a CHECK
  -- of the row, for everything else.
  FOR attempt IN 1..2 LOOP
    WITH booked AS (
      INSERT INTO company_year AS y (company_id, year, cap_cents, head_hash, head_previous_hash)
        VALUES (which, payment_year, annual_cap_cents(), audit_genesis(year_chain), '')
      ON CONFLICT (company_id, year) DO UPDATE SET
        used_cents = y.used_cents + used,
        reserved_cents = y.reserved_cents + reserved,
        blocked_cents = y.blocked_cents + CASE WHEN to_state = 'blocked' THEN cents ELSE 0 END,
        violation_cents = y.violation_cents + violations,
        requested_count = y.requested_count + (to_state = 'requested')::int
          - coalesce(from_state = 'requested', false)::int,
        in_review_count = y.in_review_count + (to_state = 'in_review')::int
          - coalesce(from_state = 'in_review', false)::int,
        unreserved_count = y.unreserved_count + (to_state = 'unreserved')::int
          - coalesce(from_state = 'unreserved', false)::int,
        approved_count = y.approved_count + (to_state = 'approved')::int
          - coalesce(from_state = 'approved', false)::int,
        paid_count = y.paid_count + (to_state = 'paid')::int
          - coalesce(from_state = 'paid', false)::int,
        rejected_count = y.rejected_count + (to_state = 'rejected')::int,
        voided_count = y.voided_count + (to_state = 'voided')::int,
        blocked_count = y.blocked_count + (to_state = 'blocked')::int,
        violation_count = y.violation_count + (to_state = 'violation')::int
          - coalesce(from_state = 'violation', false)::int,
        head_seq = y.head_seq + 1,
        head_previous_hash = y.head_hash,
        head_hash = audit_hash(y.head_hash, year_chain, at, actor, event_verb, 'payment', payment_id,
          payment_reference, which, before, facts, reason)
      WHERE to_state = 'violation' OR used + reserved + violations <= 0
        OR y.used_cents + y.reserved_cents + y.violation_cents + used + reserved + violations <= y.cap_cents
      RETURNING y.head_seq, y.head_previous_hash, y.head_hash
    )
    INSERT INTO audit_event (chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id,
        before, after, reason, previous_hash, hash)
      SELECT year_chain, head_seq, at, actor, event_verb, 'payment', payment_id, payment_reference, which,
        before, facts, reason, head_previous_hash, head_hash
      FROM booked WHERE head_seq > 0
      RETURNING seq INTO event_seq;
    IF FOUND THEN
      -- With a stricter isolation the snapshot may be older than the lock. The key of the year is looked up past the
      -- snapshot: a year closed since fails with 40001.
      IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO ledger_year (year) VALUES (payment_year) ON CONFLICT (year) DO NOTHING;
      END IF;
      -- Read under the lock that closing a year waits for, so that a year closed meanwhile is seen. What is not a new
      -- fee is recorded all the same.
      IF to_state NOT IN ('blocked', 'violation', 'unreserved') AND year_is_closed(which, payment_year) THEN
        RAISE EXCEPTION 'the year % is closed', payment_year USING ERRCODE = 'HR002';
      END IF;
      IF to_state <> 'violation' AND used + reserved + violations > 0 THEN
        PERFORM refuse_over_group_cap(which, payment_year);
      END IF;
      RETURN event_seq;
    END IF;
  END LOOP;
  SELECT * INTO standing FROM company_year c WHERE c.company_id = which AND c.year = payment_year;
  RAISE EXCEPTION 'no headroom: % cents remain, % cents asked',
    standing.cap_cents - standing.used_cents - standing.reserved_cents - standing.violation_cents, cents
      USING ERRCODE = 'HR001';
END $$;
