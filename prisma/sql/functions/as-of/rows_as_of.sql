-- Returns the rows of a statement as of an instant, to compare two instants in one snapshot. It runs with the rights
-- of the caller, in a transaction that reads as_of already, and restores the setting.
CREATE OR REPLACE FUNCTION rows_as_of(
  instant timestamptz, statement text
) RETURNS TABLE(key text, record text, line jsonb)
  LANGUAGE plpgsql AS $$
DECLARE
  instant_before text := current_setting('headroom.as_of');
BEGIN
  PERFORM set_config('headroom.as_of', instant::text, true);
  RETURN QUERY EXECUTE statement;
  PERFORM set_config('headroom.as_of', instant_before, true);
END $$;
