-- Appends an event about anything but a payment, whose events come from its transitions. The event contains the hash
-- of its target's row and of each row in `rows` ({ table, id }), or `deleted` for one of those that is gone. An event
-- about a person contains what gives access to their account as well. With `wrote: false` no row was written.
CREATE OR REPLACE FUNCTION append_audit_event(given jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  event audit_event;
  told text := given->>'after';
  hashes jsonb;
BEGIN
  event.verb := given->>'verb';
  event.company_id := (given->>'companyId')::uuid;
  IF event.verb LIKE 'payment.%' THEN
    RAISE EXCEPTION 'the events of a payment come from its transitions' USING ERRCODE = 'HR010';
  END IF;
  event.chain := CASE WHEN event.company_id IS NULL THEN 'organisation' ELSE 'company:' || event.company_id END;
  event.at := ledger_now();
  event.actor_id := (given->>'actorId')::uuid;
  event.target_kind := given->>'targetKind';
  event.target_id := given->>'targetId';
  event.target_name := given->>'targetName';
  event.before := given->>'before';
  IF coalesce((given->>'wrote')::boolean, true) THEN
    SELECT jsonb_object_agg(named, hash) INTO hashes FROM (
      SELECT of_table || ' ' || id AS named,
        coalesce(row_sha256_of(of_table, id), CASE WHEN bool_or(is_given) THEN 'deleted' END) AS hash
      FROM (
          SELECT table_of_target(event.target_kind), event.target_id, false
            WHERE table_of_target(event.target_kind) IS NOT NULL
          UNION SELECT r->>'table', r->>'id', true FROM jsonb_array_elements(coalesce(given->'rows', '[]')) AS r
        ) AS written(of_table, id, is_given)
      GROUP BY of_table, id
    ) AS hashed WHERE hash IS NOT NULL;
    IF event.target_kind = 'person' THEN
      hashes := coalesce(hashes, '{}') || coalesce(access_row_hashes(event.target_id), '{}');
    END IF;
  END IF;
  IF told LIKE '%"rowSha256"%' AND jsonb_typeof(told::jsonb->'rowSha256') = 'object' THEN
    hashes := told::jsonb->'rowSha256' || coalesce(hashes, '{}');
    told := (told::jsonb - 'rowSha256')::text;
  END IF;
  event.after := with_row_sha256(told, hashes);
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, NULL);
END $$;
REVOKE EXECUTE ON FUNCTION append_audit_event(jsonb) FROM PUBLIC;
