-- A signature stands beside a seal: the root over the heads of all chains as the transaction that read the signed figures saw them. The document names the
-- seal, so that the hash that is signed covers it. What was signed before has none and stays as it is.
ALTER TABLE sign_off ADD COLUMN seal_number int REFERENCES seal (number);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_names_its_seal CHECK ((document::jsonb #>> '{seal,number}')::int IS NOT DISTINCT FROM seal_number);
-- Not valid: of what is signed from now on, not of what was.
ALTER TABLE sign_off ADD CONSTRAINT sign_off_has_a_seal CHECK (seal_number IS NOT NULL) NOT VALID;
CREATE INDEX sign_off_seal_number ON sign_off (seal_number);
CREATE OR REPLACE VIEW as_of.sign_off AS SELECT * FROM public.sign_off WHERE signed_at <= (SELECT as_of.instant());

-- Keeps a signed summary with its audit event, both or neither. The seal must have been made by the signer in this very transaction, and the document must say
-- its root. Raises HR004 for anybody but an active manager.
CREATE OR REPLACE FUNCTION sign_summary(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  signer uuid := (given->>'signedById')::uuid;
  sealed jsonb := (given->>'document')::jsonb->'seal';
  made seal;
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = signer AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager signs the summary of a year' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO made FROM seal WHERE number = (sealed->>'number')::int AND root = sealed->>'root' AND made_by_id = signer
    AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a summary is signed with the seal of its own transaction' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO sign_off (id, year, company_id, as_of, signed_at, signed_by_id, statement, document, document_sha256, seal_number)
    VALUES ((given->>'id')::uuid, (given->>'year')::int, (given->>'companyId')::uuid, (given->>'asOf')::timestamptz, ledger_now(), signer, given->>'statement',
      given->>'document', given->>'documentSha256', made.number);
  PERFORM append_audit_event(jsonb_build_object('actorId', signer, 'verb', 'summary.signed', 'targetKind', 'summary', 'targetId', given->>'id',
    'targetName', given->>'targetName', 'companyId', given->'companyId', 'reason', given->>'statement',
    'after', jsonb_build_object('year', given->'year', 'asOf', given->'asOf', 'usedCents', given->'usedCents', 'documentSha256', given->'documentSha256',
      'seal', made.number, 'sealRoot', made.root)::text));
END $$;
