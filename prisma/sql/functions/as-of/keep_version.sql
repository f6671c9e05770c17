-- Saves a version of a row that changes in place. The arguments of the trigger name the columns of the key. A
-- version is never earlier than the one before it, because two transactions may commit in another order than they
-- began. Demo records get the past that they claim.
CREATE OR REPLACE FUNCTION keep_version() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  id text := (SELECT string_agg(given->>key, ' ' ORDER BY place) FROM unnest(TG_ARGV) WITH
    ORDINALITY AS named(key, place));
  at timestamptz := ledger_now();
BEGIN
  IF TG_OP = 'UPDATE' AND version_content(to_jsonb(OLD)) = version_content(given) THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM organisation WHERE demo) THEN
    at := coalesce((given->>'created_at')::timestamptz, at);
  END IF;
  INSERT INTO record_version (table_name, record_id, at, content)
    VALUES (TG_TABLE_NAME, id, greatest(date_trunc('milliseconds', at),
      (SELECT v.at FROM record_version v WHERE v.table_name = TG_TABLE_NAME AND v.record_id = id
      ORDER BY v.number DESC LIMIT 1)),
      CASE WHEN TG_OP <> 'DELETE' THEN version_content(given) END);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_version() FROM PUBLIC;
