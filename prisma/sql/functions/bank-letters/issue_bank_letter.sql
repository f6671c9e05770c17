-- Stores a letter with its event. The file is made beforehand: the payment must not have changed since
-- (`paymentSeq`), and the instant in the file must be a current one. Returns `issued`, `stale`, `not_approved` or
-- `not_found`. Raises HR004 unless the person is an active manager.
CREATE OR REPLACE FUNCTION issue_bank_letter(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  letter bank_letter;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role = 'manager'
    AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager issues letters for the bank' USING ERRCODE = 'HR004';
  END IF;
  IF p.state NOT IN ('approved', 'paid') THEN
    RETURN jsonb_build_object('status', 'not_approved', 'state', p.state);
  END IF;
  letter.id := (given->>'id')::uuid;
  letter.payment_id := p.id;
  letter.payment_seq := (SELECT max(seq) FROM payment_transition WHERE payment_id = p.id);
  letter.approval_seq := (SELECT max(seq) FROM payment_transition
    WHERE payment_id = p.id AND to_state IN ('approved', 'paid') AND from_state NOT IN ('approved', 'paid'));
  letter.issued_at := (given->>'issuedAt')::timestamptz;
  IF letter.payment_seq <> (given->>'paymentSeq')::int
    OR letter.issued_at NOT BETWEEN ledger_now() - interval '5 minutes' AND ledger_now() THEN
    RETURN jsonb_build_object('status', 'stale');
  END IF;
  letter.code_sha256 := given->>'codeSha256';
  letter.letter_sha256 := given->>'letterSha256';
  letter.content := given->'content';
  letter.issued_by_id := (given->>'actorId')::uuid;
  INSERT INTO bank_letter SELECT letter.*;
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', letter.issued_by_id,
    'verb', 'bank-letter.issued',
    'targetKind', 'payment',
    'targetId', p.id,
    'targetName', p.reference,
    'companyId', p.company_id,
    'rows', jsonb_build_array(jsonb_build_object('table', 'bank_letter', 'id', letter.id)),
    'after', jsonb_build_object('sha256', letter.letter_sha256, 'issuedAt', given->'issuedAt')::text));
  RETURN jsonb_build_object('status', 'issued');
END $$;
REVOKE EXECUTE ON FUNCTION issue_bank_letter(jsonb) FROM PUBLIC;
