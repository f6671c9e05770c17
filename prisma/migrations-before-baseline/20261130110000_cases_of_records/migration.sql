-- A company, the applicant of an FSB license or the manufacturer of a product may be in a barred place, and their notes
-- may name one. Where a person saves such a record, a case waits for a manager, as it does where a run over what is
-- stored finds it.

ALTER TABLE screening_case DROP CONSTRAINT screening_case_source_is_known;
ALTER TABLE screening_case ADD CONSTRAINT screening_case_source_is_known CHECK (source IN ('payment', 're-screening', 'record'));

-- Opens the case of a record that is saved, with its event in the chain of the company. Nothing is opened where the
-- newest case about the same part of the record is about the same words and as bad.
CREATE FUNCTION open_record_case(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened uuid := gen_random_uuid();
  found "FindingOutcome" := (given->>'outcome')::"FindingOutcome";
BEGIN
  IF EXISTS (SELECT FROM (SELECT outcome, destination FROM screening_case WHERE subject = given->>'subject' ORDER BY opened_at DESC LIMIT 1) AS newest
      WHERE newest.destination = given->'destination' AND newest.outcome >= found) THEN
    RETURN;
  END IF;
  INSERT INTO screening_case (id, opened_at, source, subject, company_id, destination, folded, outcome, verdict)
    VALUES (opened, ledger_now(), 'record', given->>'subject', (given->>'companyId')::uuid, given->'destination', given->>'folded', found, given->'verdict');
  PERFORM append_audit_event(jsonb_build_object('actorId', given->'actorId', 'verb', 'screening-case.opened', 'targetKind', 'screening-case',
    'targetId', given->>'subject', 'targetName', given->>'name', 'companyId', given->'companyId',
    'rows', jsonb_build_array(jsonb_build_object('table', 'screening_case', 'id', opened)),
    'after', jsonb_build_object('outcome', found, 'placesVersion', given->'verdict'->'placesVersion', 'rulesVersion', given->'verdict'->'rulesVersion')::text));
END $$;
REVOKE EXECUTE ON FUNCTION open_record_case(jsonb) FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('EXECUTE ON FUNCTION open_record_case(jsonb)');
