-- Pending entries give way to money that left, the latest payment date first. They go to review without a
-- reservation. An entry whose own money has left cannot give way: what exceeds the cap becomes an apparent violation
-- itself.
CREATE OR REPLACE FUNCTION release_reservations(
  which uuid, payment_year int, growth int, at timestamptz, because text DEFAULT NULL::text
) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  companies uuid[] := companies_of_payer(which);
  p record;
BEGIN
  PERFORM FROM company_year y WHERE y.company_id = ANY (companies) AND y.year = payment_year
    ORDER BY y.company_id FOR UPDATE;
  FOR p IN SELECT * FROM entries_that_give_way(companies, payment_year, growth) LOOP
    INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason)
      SELECT p.id, 1 + max(seq), p.state,
        CASE WHEN p.money_left THEN 'violation' ELSE 'unreserved' END::"PaymentState", NULL, release_reservations.at,
        coalesce(because, 'Money that left outside the authorization takes the headroom of ' || payment_year || '.')
      FROM payment_transition WHERE payment_id = p.id;
  END LOOP;
END $$;
