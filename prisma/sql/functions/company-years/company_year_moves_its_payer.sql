-- Books a joined company's figures in the year of its payer, in the same statement. Raises HR001 above the payer's
-- cap, except for an apparent violation.
CREATE OR REPLACE FUNCTION company_year_moves_its_payer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  used int := NEW.used_cents - OLD.used_cents;
  reserved int := NEW.reserved_cents - OLD.reserved_cents;
  violations bigint := NEW.violation_cents - OLD.violation_cents;
  y payer_year;
BEGIN
  IF NEW.payer_id IS DISTINCT FROM OLD.payer_id THEN
    IF OLD.payer_id IS NOT NULL THEN
      PERFORM add_to_payer_year(OLD.payer_id, OLD.year, -OLD.used_cents, -OLD.reserved_cents, -OLD.violation_cents,
        false);
    END IF;
    IF NEW.payer_id IS NOT NULL THEN
      PERFORM add_to_payer_year(NEW.payer_id, NEW.year, NEW.used_cents, NEW.reserved_cents, NEW.violation_cents,
        true);
    END IF;
    RETURN NULL;
  END IF;
  IF used + reserved + violations > 0 AND NEW.violation_count <= OLD.violation_count THEN
    SELECT * INTO y FROM payer_year p WHERE p.payer_id = NEW.payer_id AND p.year = NEW.year FOR UPDATE;
    IF y.used_cents + y.reserved_cents + y.violation_cents + used + reserved + violations > y.cap_cents THEN
      RAISE EXCEPTION 'no headroom: % cents remain to the joined companies, % cents asked',
        y.cap_cents - y.used_cents - y.reserved_cents - y.violation_cents, used + reserved + violations
          USING ERRCODE = 'HR001';
    END IF;
  END IF;
  PERFORM add_to_payer_year(NEW.payer_id, NEW.year, used, reserved, violations, false);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION company_year_moves_its_payer() FROM PUBLIC;
