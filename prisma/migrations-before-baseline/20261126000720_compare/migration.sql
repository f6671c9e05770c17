-- The rows of a statement as of an instant, for comparing two of them in one snapshot. With the rights of whoever calls it, inside a transaction that reads as_of
-- already: the setting is what it was when the answer is whole.
CREATE FUNCTION rows_as_of(instant timestamptz, statement text) RETURNS TABLE (key text, record text, line jsonb) LANGUAGE plpgsql AS $$
DECLARE
  instant_before text := current_setting('headroom.as_of');
BEGIN
  PERFORM set_config('headroom.as_of', instant::text, true);
  RETURN QUERY EXECUTE statement;
  PERFORM set_config('headroom.as_of', instant_before, true);
END $$;
