-- One person requests that a company be joined into another because both are one payer, or, with `separates`, that a
-- join be undone. Returns `asked`. Raises HR003 where it is not possible, HR004 unless the person is an active
-- analyst or manager.
CREATE OR REPLACE FUNCTION ask_company_join(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role IN ('analyst', 'manager')
    AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'an analyst or a manager asks to join companies' USING ERRCODE = 'HR004';
  END IF;
  INSERT INTO company_join (id, company_id, into_id, separates, reason, asked_by_id, asked_at)
    VALUES ((given->>'id')::uuid, (given->>'companyId')::uuid, (given->>'intoId')::uuid,
      coalesce((given->>'separates')::boolean, false), given->>'reason',
      (given->>'actorId')::uuid, ledger_now());
  RETURN jsonb_build_object('status', 'asked');
END $$;
REVOKE EXECUTE ON FUNCTION ask_company_join(jsonb) FROM PUBLIC;
