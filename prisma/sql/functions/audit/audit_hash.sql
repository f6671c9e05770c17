-- The SHA-256, in lower-case hex, over the previous hash and every field of an event. docs/audit-chain.md.
CREATE OR REPLACE FUNCTION audit_hash(
  previous_hash text, chain text, at timestamptz, actor_id uuid, verb text, target_kind text, target_id text,
  target_name text, company_id uuid, before text, after text, reason text
) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN encode(sha256(convert_to(
    audit_field(previous_hash) || ',' || audit_field(chain) || ','
    || audit_field(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || ','
    || audit_field(actor_id::text) || ',' || audit_field(verb) || ','
    || audit_field(target_kind) || ',' || audit_field(target_id) || ',' || audit_field(target_name) || ','
    || audit_field(company_id::text) || ','
    || audit_field(before) || ',' || audit_field(after) || ',' || audit_field(reason),
    'UTF8')), 'hex');
END $$;
