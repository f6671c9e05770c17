-- Two people decide which payer a company belongs to: only the trigger of their decision writes it.
CREATE OR REPLACE FUNCTION payer_is_decided_by_two() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'two people join companies or separate them' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
