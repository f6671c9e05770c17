-- The hash of a row of any table, passed as the row itself: row_sha256(NEW), never row_sha256(to_jsonb(NEW)), which
-- would write the instants in the time zone of the session. SHA-256 in lower-case hex over the UTF-8 of the row as
-- jsonb text in UTC: every column but the secrets, empty ones included. A column that is added later never makes an
-- older row look changed: columns_as_hashed() tries the columns that existed.
CREATE OR REPLACE FUNCTION row_sha256(kept anyelement) RETURNS text
  LANGUAGE plpgsql STABLE SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN public.content_sha256(to_jsonb(kept));
END $$;
