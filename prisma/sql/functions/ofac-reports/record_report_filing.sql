-- Records that a report was filed, or withdraws an earlier record of it, with its event. Returns `recorded`, `stale`
-- (another decision applies, or another filing was recorded meanwhile) or `not_found`. Raises HR004 unless the
-- person is an active analyst or manager.
CREATE OR REPLACE FUNCTION record_report_filing(given jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  p payment;
  standing report_decision;
  filing report_filing;
  last_seq int;
BEGIN
  SELECT * INTO p FROM payment WHERE id = (given->>'paymentId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('status', 'not_found'); END IF;
  IF NOT EXISTS (SELECT FROM person WHERE id = (given->>'actorId')::uuid AND role IN ('analyst', 'manager')
    AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'an analyst or a manager records what was filed with OFAC' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO standing FROM report_decision WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1;
  SELECT coalesce(max(seq), 0) INTO last_seq FROM report_filing WHERE payment_id = p.id;
  IF standing.seq IS NULL OR standing.seq <> (given->>'decisionSeq')::int OR standing.kind = 'no_report'
    OR last_seq <> (given->>'expectedSeq')::int THEN
    RETURN jsonb_build_object('status', 'stale', 'reference', p.reference);
  END IF;
  INSERT INTO report_filing (id, payment_id, seq, kind, report_year, filed_on, reference, reason, recorded_by_id,
    recorded_at)
    VALUES ((given->>'id')::uuid, p.id, 1 + last_seq, standing.kind, (given->>'reportYear')::int,
      (given->>'filedOn')::date, coalesce(given->>'reference', ''),
      coalesce(given->>'reason', ''), (given->>'actorId')::uuid, ledger_now()) RETURNING * INTO filing;
  PERFORM append_audit_event(jsonb_build_object(
    'actorId', filing.recorded_by_id,
    'verb', CASE WHEN filing.filed_on IS NULL THEN 'ofac-report.taken-back' ELSE 'ofac-report.filed' END,
    'targetKind', 'payment',
    'targetId', p.id,
    'targetName', p.reference,
    'companyId', p.company_id,
    'reason', filing.reason,
    'after', with_row_sha256(jsonb_build_object(
      'kind', filing.kind,
      'reportYear', filing.report_year,
      'filedOn', filing.filed_on,
      'reference', filing.reference), filing)));
  RETURN jsonb_build_object('status', 'recorded', 'reference', p.reference);
END $$;
REVOKE EXECUTE ON FUNCTION record_report_filing(jsonb) FROM PUBLIC;
