-- Adds to the figures of a payer's year. When companies are joined, what they had already paid stays paid, even
-- above the cap.
CREATE OR REPLACE FUNCTION add_to_payer_year(
  payer uuid, of_year int, used int, reserved int, violations bigint, joining boolean
) RETURNS payer_year
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  changed payer_year;
BEGIN
  FOR attempt IN 1..2 LOOP
    UPDATE payer_year y SET used_cents = y.used_cents + used, reserved_cents = y.reserved_cents + reserved,
      violation_cents = y.violation_cents + violations,
      used_limit_cents = greatest(y.cap_cents, CASE WHEN joining THEN y.used_cents + used
        ELSE least(y.used_limit_cents, y.used_cents + used) END)
      WHERE y.payer_id = payer AND y.year = of_year RETURNING * INTO changed;
    EXIT WHEN FOUND;
    INSERT INTO payer_year (payer_id, year, cap_cents, used_limit_cents)
      VALUES (payer, of_year, annual_cap_cents(), annual_cap_cents()) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION add_to_payer_year(uuid, int, int, int, bigint, boolean) FROM PUBLIC;
