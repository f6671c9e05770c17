-- Letters for the bank: what was given out about an approved payment, and under which code a bank may ask about it. The
-- code itself is stored nowhere.

CREATE TABLE bank_letter (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payment (id),
  -- The approval that it tells of, and the last step of the payment when it was made.
  approval_seq int NOT NULL,
  payment_seq int NOT NULL,
  -- SHA-256 of the code and of the file.
  code_sha256 text NOT NULL,
  letter_sha256 text NOT NULL,
  -- What the letter states, as it is printed in it.
  content jsonb NOT NULL,
  issued_by_id uuid NOT NULL REFERENCES person (id),
  issued_at timestamptz(3) NOT NULL,
  CONSTRAINT bank_letter_approval FOREIGN KEY (payment_id, approval_seq) REFERENCES payment_transition (payment_id, seq),
  CONSTRAINT bank_letter_code_once UNIQUE (code_sha256),
  CONSTRAINT bank_letter_hashes CHECK (code_sha256 ~ '^[0-9a-f]{64}$' AND letter_sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT bank_letter_after_approval CHECK (payment_seq >= approval_seq)
);
CREATE INDEX bank_letter_payment_id ON bank_letter (payment_id, approval_seq);
CREATE INDEX bank_letter_issued_by_id ON bank_letter (issued_by_id);

CREATE TRIGGER bank_letter_is_kept BEFORE UPDATE OR DELETE ON bank_letter FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER bank_letter_is_not_emptied BEFORE TRUNCATE ON bank_letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Keeps a letter with its event. The file was made before: the payment must not have moved since (`paymentSeq`), and
-- the instant it names must be of now. Answers `issued`, `stale`, `not_approved` or `not_found`; raises HR004 for
-- anybody but an active manager.
CREATE FUNCTION issue_bank_letter(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  letter bank_letter;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager issues letters for the bank' USING ERRCODE = 'HR004';
  END IF;
  IF p.state NOT IN ('approved', 'paid') THEN RETURN jsonb_build_object('status', 'not_approved', 'state', p.state); END IF;
  letter.id := (given->>'id')::uuid;
  letter.payment_id := p.id;
  letter.payment_seq := (SELECT max(seq) FROM payment_transition WHERE payment_id = p.id);
  letter.approval_seq := (SELECT max(seq) FROM payment_transition
    WHERE payment_id = p.id AND to_state IN ('approved', 'paid') AND from_state NOT IN ('approved', 'paid'));
  letter.issued_at := (given->>'issuedAt')::timestamptz;
  IF letter.payment_seq <> (given->>'paymentSeq')::int OR letter.issued_at NOT BETWEEN ledger_now() - interval '5 minutes' AND ledger_now() THEN
    RETURN jsonb_build_object('status', 'stale');
  END IF;
  letter.code_sha256 := given->>'codeSha256';
  letter.letter_sha256 := given->>'letterSha256';
  letter.content := given->'content';
  letter.issued_by_id := (given->>'actorId')::uuid;
  INSERT INTO bank_letter SELECT letter.*;
  PERFORM append_audit_event(jsonb_build_object('actorId', letter.issued_by_id, 'verb', 'bank-letter.issued', 'targetKind', 'payment', 'targetId', p.id,
    'targetName', p.reference, 'companyId', p.company_id, 'rows', jsonb_build_array(jsonb_build_object('table', 'bank_letter', 'id', letter.id)),
    'after', jsonb_build_object('sha256', letter.letter_sha256, 'issuedAt', given->'issuedAt')::text));
  RETURN jsonb_build_object('status', 'issued');
END $$;

-- Finds the letter of a code for somebody without an account. `source` stands for where the question comes from. Eight
-- codes that no letter has, within fifteen minutes, and the source is answered `locked` without a look; once all
-- sources together have asked for a hundred, no more of them are written down, and codes that letters have are still
-- answered. The questions of one source stand in line, so that many at once are not more than eight either. Answers
-- `found` with the letter, `unknown` or `locked`.
CREATE FUNCTION find_bank_letter(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  since timestamptz := clock_timestamp() - interval '15 minutes';
  letter bank_letter;
  reference text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('bank letter ' || (given->>'source'), 0));
  IF (SELECT count(*) FROM audit_event WHERE target_id = given->>'source' AND verb = 'bank-letter.code-refused' AND at > since) >= 8 THEN
    RETURN jsonb_build_object('status', 'locked');
  END IF;
  SELECT * INTO letter FROM bank_letter WHERE code_sha256 = given->>'codeSha256';
  IF NOT FOUND THEN
    IF (SELECT count(*) FROM audit_event WHERE at > since AND verb = 'bank-letter.code-refused') >= 100 THEN RETURN jsonb_build_object('status', 'locked'); END IF;
    PERFORM append_audit_event(jsonb_build_object('verb', 'bank-letter.code-refused', 'targetKind', 'bank-letter-code', 'targetId', given->>'source', 'targetName', 'a code that no letter has',
      'wrote', false));
    RETURN jsonb_build_object('status', 'unknown');
  END IF;
  SELECT p.reference INTO reference FROM payment p WHERE p.id = letter.payment_id;
  -- Once an hour is enough to know that a bank asked, and keeps whoever holds a letter from filling the trail.
  IF NOT EXISTS (SELECT FROM audit_event WHERE target_id = letter.id::text AND verb = 'bank-letter.checked' AND at > clock_timestamp() - interval '1 hour') THEN
    PERFORM append_audit_event(jsonb_build_object('verb', 'bank-letter.checked', 'targetKind', 'bank-letter', 'targetId', letter.id, 'targetName', reference, 'wrote', false));
  END IF;
  RETURN jsonb_build_object('status', 'found', 'letterId', letter.id);
END $$;

REVOKE EXECUTE ON FUNCTION issue_bank_letter(jsonb), find_bank_letter(jsonb) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION issue_bank_letter(jsonb), find_bank_letter(jsonb)');
