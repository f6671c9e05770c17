-- The instant that the views of the schema as_of read the books at: the setting headroom.as_of.
CREATE OR REPLACE FUNCTION as_of.instant() RETURNS timestamptz
  LANGUAGE sql STABLE
  RETURN current_setting('headroom.as_of')::timestamptz;
