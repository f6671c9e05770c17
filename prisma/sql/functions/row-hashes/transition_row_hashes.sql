-- The hashes of the rows that a transition wrote: itself, and the payment after it.
CREATE OR REPLACE FUNCTION transition_row_hashes(p payment, t payment_transition) RETURNS jsonb
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN jsonb_build_object(
    'payment ' || p.id, row_sha256(p),
    'payment_transition ' || t.payment_id || ' ' || t.seq, row_sha256(t));
END $$;
