-- A manager signs the summary of a year as of an instant: the signed document is kept as the text that was hashed, for ever. Later corrections show beside
-- it; it never changes. The text is checked here: its hash, its signer, its statement.
CREATE TABLE sign_off (
  id uuid PRIMARY KEY,
  year int NOT NULL CHECK (year BETWEEN 2016 AND 2100),
  company_id uuid REFERENCES company (id),
  as_of timestamptz(3) NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  signed_by_id uuid NOT NULL REFERENCES person (id),
  statement text NOT NULL CHECK (btrim(statement) <> ''),
  document text NOT NULL,
  document_sha256 text NOT NULL,
  CONSTRAINT sign_off_is_what_was_hashed CHECK (document_sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
  CONSTRAINT sign_off_says_the_same CHECK ((document::jsonb #>> '{figures,year}')::int = year AND document::jsonb->>'statement' = statement
    AND document::jsonb #>> '{signedBy,id}' = signed_by_id::text AND document::jsonb #>> '{figures,company,id}' IS NOT DISTINCT FROM company_id::text)
);
CREATE INDEX sign_off_of_a_year ON sign_off (year, signed_at DESC);
CREATE INDEX sign_off_company_id ON sign_off (company_id);
CREATE TRIGGER sign_off_is_kept BEFORE UPDATE OR DELETE ON sign_off FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER sign_off_is_not_emptied BEFORE TRUNCATE ON sign_off FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- The reviews of a year are found without reading its payments: they are rare.
CREATE INDEX payment_transition_reviews ON payment_transition (payment_id) WHERE to_state = 'in_review';

-- Keeps a signed summary with its audit event, both or neither. Raises HR004 for anybody but an active manager.
CREATE FUNCTION sign_summary(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  signer uuid := (given->>'signedById')::uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = signer AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager signs the summary of a year' USING ERRCODE = 'HR004';
  END IF;
  INSERT INTO sign_off (id, year, company_id, as_of, signed_at, signed_by_id, statement, document, document_sha256)
    VALUES ((given->>'id')::uuid, (given->>'year')::int, (given->>'companyId')::uuid, (given->>'asOf')::timestamptz, ledger_now(), signer, given->>'statement',
      given->>'document', given->>'documentSha256');
  PERFORM append_audit_event(jsonb_build_object('actorId', signer, 'verb', 'summary.signed', 'targetKind', 'summary', 'targetId', given->>'id',
    'targetName', given->>'targetName', 'companyId', given->'companyId', 'reason', given->>'statement',
    'after', jsonb_build_object('year', given->'year', 'asOf', given->'asOf', 'usedCents', given->'usedCents', 'documentSha256', given->'documentSha256')::text));
END $$;
REVOKE EXECUTE ON FUNCTION sign_summary(jsonb) FROM PUBLIC;

CREATE OR REPLACE FUNCTION grant_application_role(application_role name) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written text;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', application_role);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA public TO %I', application_role);
  FOREACH written IN ARRAY ARRAY['organisation', 'person', 'one_time_link', 'company_group', 'company', 'product', 'fsb_license'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE ON %I TO %I', written, application_role);
  END LOOP;
  EXECUTE format('GRANT INSERT ON product_classification, exchange_rate TO %I', application_role);
  EXECUTE format('GRANT INSERT, DELETE ON fsb_license_product TO %I', application_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION record_payment(jsonb), move_payment(jsonb), ask_void(jsonb), decide_void(jsonb), append_audit_event(jsonb), set_year_closed(jsonb) TO %I', application_role);
  EXECUTE format('GRANT INSERT ON screening_list, screening_list_row TO %I', application_role);
  EXECUTE format('GRANT UPDATE (finished_at, clear_count, review_count, blocked_count) ON screening_list TO %I', application_role);
  EXECUTE format('GRANT UPDATE (decision, reason, decided_by_id, decided_at) ON screening_case TO %I', application_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION begin_re_screening(jsonb), hold_re_screening(jsonb), keep_re_screened(jsonb) TO %I', application_role);
  EXECUTE format('GRANT EXECUTE ON FUNCTION sign_summary(jsonb) TO %I', application_role);
END $$;
