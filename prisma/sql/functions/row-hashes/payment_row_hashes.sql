-- The hash of each row of a new payment, under its table and id as record_version has them.
CREATE OR REPLACE FUNCTION payment_row_hashes(p payment, d payment_determination) RETURNS jsonb
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN jsonb_build_object(
    'payment ' || p.id, content_sha256(to_jsonb(p)),
    'payment_determination ' || p.id || ' 1', content_sha256(to_jsonb(d)))
    || coalesce((SELECT jsonb_object_agg('payment_destination ' || p.id || ' ' || x.position,
      content_sha256(to_jsonb(x)))
      FROM payment_destination x WHERE x.payment_id = p.id), '{}');
END $$;
