-- The table that a kind of target is a row of. Null for a payment, whose own events contain its hash.
CREATE OR REPLACE FUNCTION table_of_target(target_kind text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN CASE target_kind
    WHEN 'summary' THEN 'sign_off'
    WHEN 'year' THEN 'ledger_year'
    WHEN 'payment' THEN NULL
    ELSE replace(target_kind, '-', '_')
  END;
