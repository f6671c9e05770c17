-- Raises HR003 for a join or a separation that the current payers do not allow.
CREATE OR REPLACE FUNCTION refuse_impossible_join(j company_join) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  joined company;
  payer company;
BEGIN
  SELECT * INTO joined FROM company WHERE id = j.company_id;
  SELECT * INTO payer FROM company WHERE id = j.into_id;
  IF j.separates THEN
    IF joined.payer_id IS DISTINCT FROM j.into_id THEN
      RAISE EXCEPTION '% is not joined into %', joined.name, payer.name USING ERRCODE = 'HR003';
    END IF;
    RETURN;
  END IF;
  IF joined.payer_id <> joined.id THEN
    RAISE EXCEPTION '% is joined already', joined.name USING ERRCODE = 'HR003';
  END IF;
  IF payer.payer_id <> payer.id THEN
    RAISE EXCEPTION '% is joined into another company', payer.name USING ERRCODE = 'HR003';
  END IF;
  IF payer.archived_at IS NOT NULL THEN RAISE EXCEPTION '% is archived', payer.name USING ERRCODE = 'HR003'; END IF;
END $$;
