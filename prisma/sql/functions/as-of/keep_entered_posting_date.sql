-- Saves the posting date that an entry came with when the bank's date replaces it. Every other change of a payment
-- is recorded by its transitions.
CREATE OR REPLACE FUNCTION keep_entered_posting_date() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO record_version (table_name, record_id, at, content)
    VALUES ('payment', OLD.id::text, OLD.recorded_at, jsonb_build_object('posting_date', OLD.posting_date));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_entered_posting_date() FROM PUBLIC;
