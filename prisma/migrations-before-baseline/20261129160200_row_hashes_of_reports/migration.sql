-- The events of reports to OFAC name the row whose hash they hold, as every other event does; and an event that came with hashes keeps them beside those that are added.

-- The facts of an event with the hash of a row of a table whose key is `id`.
CREATE OR REPLACE FUNCTION with_row_sha256(facts jsonb, kept anyelement) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (facts || jsonb_build_object('rowSha256', jsonb_build_object(
    (SELECT relname FROM pg_class WHERE reltype = pg_typeof(kept)::oid) || ' ' || (to_jsonb(kept)->>'id'), public.row_sha256(kept))))::text;
END $$;

-- The table that a kind of target is a row of: by its name, but for two. A payment is told by its own events: what tells of it here did not write it.
CREATE OR REPLACE FUNCTION table_of_target(target_kind text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE target_kind WHEN 'summary' THEN 'sign_off' WHEN 'year' THEN 'ledger_year' WHEN 'payment' THEN NULL ELSE replace(target_kind, '-', '_') END;

-- Appends an event about anything that is not a payment; a payment's events come from its transitions alone. The row that the target is gets its hash into the event,
-- and so does each of `rows` ({ table, id }), written beside it; `wrote: false` says that nothing was.
CREATE OR REPLACE FUNCTION append_audit_event(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  event audit_event;
  told text := given->>'after';
  hashes jsonb;
BEGIN
  event.verb := given->>'verb';
  event.company_id := (given->>'companyId')::uuid;
  IF event.verb LIKE 'payment.%' THEN RAISE EXCEPTION 'the events of a payment come from its transitions' USING ERRCODE = 'HR010'; END IF;
  event.chain := CASE WHEN event.company_id IS NULL THEN 'organisation' ELSE 'company:' || event.company_id END;
  event.at := ledger_now();
  event.actor_id := (given->>'actorId')::uuid;
  event.target_kind := given->>'targetKind';
  event.target_id := given->>'targetId';
  event.target_name := given->>'targetName';
  event.before := given->>'before';
  IF coalesce((given->>'wrote')::boolean, true) THEN
    SELECT jsonb_object_agg(of_table || ' ' || id, hash) INTO hashes
    FROM (SELECT table_of_target(event.target_kind), event.target_id WHERE table_of_target(event.target_kind) IS NOT NULL UNION SELECT r->>'table', r->>'id' FROM jsonb_array_elements(coalesce(given->'rows', '[]')) AS r) AS written(of_table, id)
      CROSS JOIN LATERAL row_sha256_of(of_table, id) AS hash
    WHERE hash IS NOT NULL;
  END IF;
  IF told LIKE '%"rowSha256"%' AND jsonb_typeof(told::jsonb->'rowSha256') = 'object' THEN
    hashes := told::jsonb->'rowSha256' || coalesce(hashes, '{}');
    told := (told::jsonb - 'rowSha256')::text;
  END IF;
  event.after := with_row_sha256(told, hashes);
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, NULL);
END $$;
