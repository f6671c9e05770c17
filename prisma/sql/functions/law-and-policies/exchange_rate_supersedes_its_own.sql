-- A corrected rate supersedes the last version of the same currency, day and source.
CREATE OR REPLACE FUNCTION exchange_rate_supersedes_its_own() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.version > 1 AND NOT EXISTS (SELECT FROM exchange_rate o WHERE o.id = NEW.supersedes_id
    AND o.currency = NEW.currency
      AND o.rate_date = NEW.rate_date AND o.source = NEW.source AND o.version = NEW.version - 1) THEN
    RAISE EXCEPTION 'a rate supersedes the version before it of its own currency, day and source'
      USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
