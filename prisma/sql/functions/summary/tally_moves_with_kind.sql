-- The kind of a product or an FSB license can be corrected and applies to every payment: the same statement corrects
-- the stored totals.
CREATE OR REPLACE FUNCTION tally_moves_with_kind() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- First, and also for a year whose totals are being computed: that transaction meets this change and starts again.
  UPDATE summary_tally_year y SET version = y.version + 1
    WHERE EXISTS (SELECT FROM payment p WHERE (p.product_id = NEW.id OR p.fsb_license_id = NEW.id)
      AND p.year = y.year);
  INSERT INTO summary_tally AS kept (year, part, key, count, cents)
    SELECT p.year, TG_ARGV[0], moved.kind, moved.sign * count(*), moved.sign * sum(p.amount_cents)
    FROM payment p JOIN summary_tally_year y ON y.year = p.year AND y.settled_at IS NOT NULL
      CROSS JOIN (VALUES (-1, OLD.kind::text), (1, NEW.kind::text)) AS moved(sign, kind)
    WHERE (p.product_id = NEW.id OR p.fsb_license_id = NEW.id)
      AND (SELECT t.to_state FROM payment_transition t WHERE t.payment_id = p.id AND t.at <= y.settled_at
        ORDER BY t.seq DESC LIMIT 1) = 'paid'
    GROUP BY p.year, moved.sign, moved.kind
    ON CONFLICT (year, part, key) DO UPDATE SET count = kept.count + excluded.count,
      cents = kept.cents + excluded.cents;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION tally_moves_with_kind() FROM PUBLIC;
