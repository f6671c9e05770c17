-- Appends the event to the chain of every company of the payer, so that the facts of each have changed.
CREATE OR REPLACE FUNCTION append_join_events(
  j company_join, verb text, companies uuid[], actor uuid, because text
) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  names jsonb := jsonb_build_object(
    'company', (SELECT name FROM company WHERE id = j.company_id),
    'payer', (SELECT name FROM company WHERE id = j.into_id));
  told record;
BEGIN
  FOR told IN SELECT c.id, c.name FROM company c WHERE c.id = ANY (companies) ORDER BY c.id LOOP
    PERFORM append_audit_event(jsonb_build_object(
      'actorId', actor,
      'verb', verb,
      'targetKind', 'company',
      'targetId', told.id,
      'targetName', told.name,
      'companyId', told.id,
      'after', names::text,
      'reason', because,
      'rows', jsonb_build_array(
        jsonb_build_object('table', 'company_join', 'id', j.id),
        jsonb_build_object('table', 'company_join_decision', 'id', j.id))));
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION append_join_events(company_join, text, uuid[], uuid, text) FROM PUBLIC;
