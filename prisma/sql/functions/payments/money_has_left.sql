-- Returns whether the money had left before the entry was made, or the bank has debited it since.
CREATE OR REPLACE FUNCTION money_has_left(p payment) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS $$
  SELECT p.already_paid OR p.debit_date IS NOT NULL OR p.state IN ('paid', 'violation')
$$;
