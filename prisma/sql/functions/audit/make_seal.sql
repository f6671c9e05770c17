-- Makes a seal over the heads that this transaction sees. The root is computed here, never passed in.
CREATE OR REPLACE FUNCTION make_seal(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  made seal;
  computed record;
BEGIN
  SELECT * INTO computed FROM merkle_root_of_heads();
  INSERT INTO seal (at, root, head_count, public_key, made_by_id)
    VALUES (ledger_now(), computed.root, computed.head_count, given->>'publicKey', (given->>'madeById')::uuid)
      RETURNING * INTO made;
  RETURN jsonb_build_object(
    'number', made.number,
    'root', made.root,
    'headCount', made.head_count,
    'at', to_char(made.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;
REVOKE EXECUTE ON FUNCTION make_seal(jsonb) FROM PUBLIC;
