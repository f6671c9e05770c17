-- One field of a hashed event: its length in bytes, a colon and its text; a hyphen for null. docs/audit-chain.md.
CREATE OR REPLACE FUNCTION audit_field(field text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN coalesce(octet_length(field)::text || ':' || field, '-');
