-- Appends an event about a file to the chain of the organisation.
CREATE OR REPLACE FUNCTION tell_export_file(file export_file, told_verb text, actor uuid, facts jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', actor,
    'verb', told_verb,
    'targetKind', 'export-file',
    'targetId', file.id,
    'targetName', coalesce(nullif(file.filename, ''), file.report || ' as ' || file.format),
    'after', facts::text));
END $$;
REVOKE EXECUTE ON FUNCTION tell_export_file(export_file, text, uuid, jsonb) FROM PUBLIC;
