-- Ends the deputyships of a person who leaves or changes role, so that their return does not bring them back. Each end
-- is an event.
CREATE OR REPLACE FUNCTION person_ends_deputyships() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  d record;
BEGIN
  FOR d IN SELECT o.id, p.name AS person_name, q.name AS deputy_name
    FROM deputyship AS o JOIN person AS p ON p.id = o.person_id JOIN person AS q ON q.id = o.deputy_id
    WHERE o.ended_at IS NULL AND o.last_day >= organisation_today() AND NEW.id IN (o.person_id, o.deputy_id)
    ORDER BY o.first_day, o.id LOOP
    UPDATE deputyship SET ended_at = clock_timestamp() WHERE id = d.id;
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 'deputyship.ended',
      'targetKind', 'deputyship', 'targetId', d.id, 'targetName', d.deputy_name || ' for ' || d.person_name,
      'reason', NEW.name || CASE WHEN NEW.role <> OLD.role THEN ' changed role' ELSE ' was deactivated' END));
  END LOOP;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION person_ends_deputyships() FROM PUBLIC;
