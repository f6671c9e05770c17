-- The facts of an event followed by its origin, {..., "origin": {"session": ..., "address": ..., "client": ...}} or
-- {"job": ...}, as the application states it for its transaction; unchanged where it states none. It is hashed with
-- the facts (docs/audit-chain.md).
CREATE OR REPLACE FUNCTION with_origin(facts text) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  origin text := nullif(current_setting('headroom.origin', true), '');
BEGIN
  RETURN CASE
    WHEN origin IS NULL THEN facts
    WHEN facts IS NULL OR facts = '{}' THEN jsonb_build_object('origin', origin::jsonb)::text
    ELSE left(facts, -1) || ',"origin":' || origin::jsonb::text || '}'
  END;
END $$;
