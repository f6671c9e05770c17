-- The hash before the first event of a chain: the hash of its name, so that two chains cannot be exchanged.
CREATE OR REPLACE FUNCTION audit_genesis(chain text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN encode(sha256(convert_to('headroom audit chain ' || chain, 'UTF8')), 'hex');
END $$;
