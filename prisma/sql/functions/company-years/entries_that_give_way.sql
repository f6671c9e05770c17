-- The pending entries that give way when these companies are one payer in a year and `growth` more cents are taken,
-- by the figures of their company-years: the latest payment date first, and last those whose own money has left,
-- because they cannot release any.
CREATE OR REPLACE FUNCTION entries_that_give_way(
  companies uuid[], payment_year int, growth int
) RETURNS TABLE(id uuid, state "PaymentState", amount_cents int, money_left boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT pending.id, pending.state, pending.amount_cents, pending.money_left FROM (
    SELECT p.id, p.state, p.amount_cents, m.money_left, taken.excess, p.payment_date, p.recorded_at,
      coalesce(sum(p.amount_cents) FILTER (WHERE NOT m.money_left) OVER (ORDER BY m.money_left, p.payment_date DESC,
        p.recorded_at DESC, p.id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS released_before
    FROM payment p CROSS JOIN LATERAL (SELECT p.already_paid OR p.debit_date IS NOT NULL AS money_left) m
      CROSS JOIN (
        SELECT sum(y.used_cents + y.violation_cents + y.reserved_cents) + growth - max(y.cap_cents) AS excess
        FROM company_year y WHERE y.company_id = ANY (companies) AND y.year = payment_year
      ) taken
    WHERE p.company_id = ANY (companies) AND p.year = payment_year
      AND p.state IN ('requested', 'in_review', 'approved') AND p.amount_cents > 0
  ) pending WHERE pending.released_before < pending.excess
  ORDER BY pending.money_left, pending.payment_date DESC, pending.recorded_at DESC, pending.id DESC
$$;
