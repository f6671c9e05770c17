-- The hash of a row's content, as to_jsonb() writes it in UTC.
CREATE OR REPLACE FUNCTION content_sha256(content jsonb) RETURNS text
  LANGUAGE sql STABLE
  RETURN encode(sha256(convert_to(version_content(content)::text, 'UTF8')), 'hex');
