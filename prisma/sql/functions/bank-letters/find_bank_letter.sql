-- Finds the letter of a code for a reader without an account. `source` identifies where the request comes from.
-- After eight unknown codes within fifteen minutes a source is answered `locked` without a search. Once all sources
-- together have made a hundred such attempts, no more are stored, and codes that letters have are still answered.
-- The requests of one source wait for each other, so that parallel requests do not exceed eight either. Returns
-- `found` with the letter, `unknown` or `locked`.
CREATE OR REPLACE FUNCTION find_bank_letter(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  since timestamptz := clock_timestamp() - interval '15 minutes';
  letter bank_letter;
  reference text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('bank letter ' || (given->>'source'), 0));
  IF (SELECT count(*) FROM audit_event WHERE target_id = given->>'source' AND verb = 'bank-letter.code-refused'
    AND at > since) >= 8 THEN
    RETURN jsonb_build_object('status', 'locked');
  END IF;
  SELECT * INTO letter FROM bank_letter WHERE code_sha256 = given->>'codeSha256';
  IF NOT FOUND THEN
    IF (SELECT count(*) FROM audit_event WHERE at > since AND verb = 'bank-letter.code-refused') >= 100 THEN
      RETURN jsonb_build_object('status', 'locked');
    END IF;
    PERFORM append_audit_event(jsonb_build_object(
      'verb', 'bank-letter.code-refused',
      'targetKind', 'bank-letter-code',
      'targetId', given->>'source',
      'targetName', 'a code that no letter has',
      'wrote', false));
    RETURN jsonb_build_object('status', 'unknown');
  END IF;
  SELECT p.reference INTO reference FROM payment p WHERE p.id = letter.payment_id;
  -- Once an hour is enough to know that a bank checked it, and stops a holder of the letter from filling the audit
  -- trail.
  IF NOT EXISTS (SELECT FROM audit_event WHERE target_id = letter.id::text AND verb = 'bank-letter.checked'
    AND at > clock_timestamp() - interval '1 hour') THEN
    PERFORM append_audit_event(jsonb_build_object(
      'verb', 'bank-letter.checked',
      'targetKind', 'bank-letter',
      'targetId', letter.id,
      'targetName', reference,
      'wrote', false));
  END IF;
  RETURN jsonb_build_object('status', 'found', 'letterId', letter.id);
END $$;
REVOKE EXECUTE ON FUNCTION find_bank_letter(jsonb) FROM PUBLIC;
