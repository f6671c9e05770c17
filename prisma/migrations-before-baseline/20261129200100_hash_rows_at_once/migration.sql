-- The hashes of the rows of a new payment are made in one call: to set the time zone for each row took as long as to
-- hash it.

-- The hash of a row's content, as to_jsonb() writes it where the time zone is UTC.
CREATE FUNCTION content_sha256(content jsonb) RETURNS text LANGUAGE sql STABLE RETURN encode(sha256(convert_to(version_content(content)::text, 'UTF8')), 'hex');

CREATE OR REPLACE FUNCTION row_sha256(kept anyelement) RETURNS text LANGUAGE plpgsql STABLE SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN public.content_sha256(to_jsonb(kept));
END $$;

CREATE OR REPLACE FUNCTION payment_row_hashes(p payment, d payment_determination) RETURNS jsonb LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN jsonb_build_object('payment ' || p.id, content_sha256(to_jsonb(p)), 'payment_determination ' || p.id || ' 1', content_sha256(to_jsonb(d)))
    || coalesce((SELECT jsonb_object_agg('payment_destination ' || p.id || ' ' || x.position, content_sha256(to_jsonb(x)))
      FROM payment_destination x WHERE x.payment_id = p.id), '{}');
END $$;
