-- Seals: the Merkle root over the heads of all chains at an instant, so that a few heads outside the database show that nothing was rewritten since.

CREATE TABLE "seal" (
    "number" INTEGER GENERATED ALWAYS AS IDENTITY,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "root" TEXT NOT NULL,
    "head_count" INTEGER NOT NULL,
    "public_key" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,

    CONSTRAINT "seal_pkey" PRIMARY KEY ("number")
);
ALTER TABLE "seal" ADD CONSTRAINT "seal_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE seal ADD CONSTRAINT seal_root_is_a_hash CHECK (root ~ '^[0-9a-f]{64}$');
ALTER TABLE seal ADD CONSTRAINT seal_covers_something CHECK (head_count > 0);
CREATE TRIGGER seal_is_kept BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER seal_is_not_emptied BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- The head of every chain that has events, wherever it is kept.
CREATE VIEW chain_head AS
  SELECT chain, head_seq AS seq, head_hash AS hash FROM audit_chain WHERE head_seq > 0
  UNION ALL
  SELECT 'company:' || company_id || ':' || year, head_seq, head_hash FROM company_year WHERE head_seq > 0;

-- The root over all heads in the order of their names, byte by byte (RFC 6962: leaves are hashed behind a zero byte, nodes behind a one). Null without heads.
CREATE FUNCTION merkle_root_of_heads(OUT root text, OUT head_count int) LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  level bytea[];
BEGIN
  SELECT array_agg(sha256('\x00'::bytea || convert_to(chain || ' ' || seq || ' ' || hash, 'UTF8')) ORDER BY chain COLLATE "C") INTO level FROM chain_head;
  head_count := coalesce(cardinality(level), 0);
  WHILE cardinality(level) > 1 LOOP
    SELECT array_agg(node ORDER BY pair) INTO level FROM (
      SELECT pair, CASE count(*) WHEN 2 THEN sha256('\x01'::bytea || string_agg(hash, ''::bytea ORDER BY place)) ELSE string_agg(hash, ''::bytea) END AS node
      FROM (SELECT hash, place, (place - 1) / 2 AS pair FROM unnest(level) WITH ORDINALITY AS given(hash, place)) AS hashes GROUP BY pair) AS nodes;
  END LOOP;
  root := encode(level[1], 'hex');
END $$;

-- Makes a seal over the heads that this transaction sees. The root is computed here: nobody hands one in.
CREATE FUNCTION make_seal(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  made seal;
  computed record;
BEGIN
  SELECT * INTO computed FROM merkle_root_of_heads();
  INSERT INTO seal (at, root, head_count, public_key, made_by_id)
    VALUES (ledger_now(), computed.root, computed.head_count, given->>'publicKey', (given->>'madeById')::uuid) RETURNING * INTO made;
  RETURN jsonb_build_object('number', made.number, 'root', made.root, 'headCount', made.head_count,
    'at', to_char(made.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;

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
  EXECUTE format('GRANT EXECUTE ON FUNCTION make_seal(jsonb) TO %I', application_role);
END $$;

REVOKE EXECUTE ON FUNCTION make_seal(jsonb), merkle_root_of_heads() FROM PUBLIC;
