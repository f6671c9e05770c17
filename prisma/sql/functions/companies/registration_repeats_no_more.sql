-- A repeated registration number is a legacy exception: a new company never has it, and a changed number loses it.
CREATE OR REPLACE FUNCTION registration_repeats_no_more() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  NEW.registration_repeats := TG_OP = 'UPDATE' AND OLD.registration_repeats AND NEW.country = OLD.country
    AND registration_key(NEW.registration_number) IS NOT DISTINCT FROM registration_key(OLD.registration_number);
  RETURN NEW;
END $$;
