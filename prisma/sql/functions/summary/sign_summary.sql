-- Stores a signed summary with its event, which contains the hash of the seal; both or neither. The seal must have
-- been made by the signer in the same transaction, and the document must contain its root. Raises HR004 unless the
-- person is an active manager.
CREATE OR REPLACE FUNCTION sign_summary(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  signer uuid := (given->>'signedById')::uuid;
  sealed jsonb := (given->>'document')::jsonb->'seal';
  made seal;
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = signer AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager signs the summary of a year' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO made FROM seal WHERE number = (sealed->>'number')::int AND root = sealed->>'root'
    AND made_by_id = signer AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a summary is signed with the seal of its own transaction' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO sign_off (id, year, company_id, as_of, signed_at, signed_by_id, statement, document, document_sha256,
    seal_number)
    VALUES ((given->>'id')::uuid, (given->>'year')::int, (given->>'companyId')::uuid, (given->>'asOf')::timestamptz,
      ledger_now(), signer, given->>'statement', given->>'document', given->>'documentSha256', made.number);
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', signer,
    'verb', 'summary.signed',
    'targetKind', 'summary',
    'targetId', given->>'id',
    'targetName', given->>'targetName',
    'companyId', given->'companyId',
    'rows', jsonb_build_array(jsonb_build_object('table', 'seal', 'id', made.number)),
    'reason', given->>'statement',
    'after', jsonb_build_object(
      'year', given->'year',
      'asOf', given->'asOf',
      'usedCents', given->'usedCents',
      'documentSha256', given->'documentSha256',
      'seal', made.number,
      'sealRoot', made.root)::text));
END $$;
REVOKE EXECUTE ON FUNCTION sign_summary(jsonb) FROM PUBLIC;
