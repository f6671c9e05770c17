-- The figures of a year added up beforehand, so that a summary reads a few hundred rows instead of millions of payments. A tally counts everything that happened
-- up to an instant; what happened since is added when it is read. Recording and moving a payment writes nothing here.

-- How far a year is added up, and by what: the zone and the policies that decide what counts as late, as a near miss or as a long wait. Without an instant it is not.
CREATE TABLE "summary_tally_year" (
    "year" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "basis" TEXT NOT NULL DEFAULT '',
    -- Grows with every change of the tallies, so that two at once cannot both be right.
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "summary_tally_year_pkey" PRIMARY KEY ("year")
);

CREATE TABLE "summary_tally" (
    "year" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "cents" BIGINT NOT NULL,

    CONSTRAINT "summary_tally_pkey" PRIMARY KEY ("year", "part", "key")
);
-- The payees that were paid most.
CREATE INDEX summary_tally_payees ON summary_tally (year, cents DESC, key COLLATE "C") WHERE part = 'payee-name';

-- The kinds of products and FSB licenses may be corrected, and count for every payment: what a tally holds of them moves in the same statement.
CREATE FUNCTION tally_moves_with_kind() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- First, and for a year that is just being added up too: whoever does that meets this change and begins anew.
  UPDATE summary_tally_year y SET version = y.version + 1
    WHERE EXISTS (SELECT FROM payment p WHERE (p.product_id = NEW.id OR p.fsb_license_id = NEW.id) AND p.year = y.year);
  INSERT INTO summary_tally AS kept (year, part, key, count, cents)
    SELECT p.year, TG_ARGV[0], moved.kind, moved.sign * count(*), moved.sign * sum(p.amount_cents)
    FROM payment p JOIN summary_tally_year y ON y.year = p.year AND y.settled_at IS NOT NULL
      CROSS JOIN (VALUES (-1, OLD.kind::text), (1, NEW.kind::text)) AS moved(sign, kind)
    WHERE (p.product_id = NEW.id OR p.fsb_license_id = NEW.id)
      AND (SELECT t.to_state FROM payment_transition t WHERE t.payment_id = p.id AND t.at <= y.settled_at ORDER BY t.seq DESC LIMIT 1) = 'paid'
    GROUP BY p.year, moved.sign, moved.kind
    ON CONFLICT (year, part, key) DO UPDATE SET count = kept.count + excluded.count, cents = kept.cents + excluded.cents;
  RETURN NULL;
END $$;
CREATE TRIGGER product_moves_its_tally AFTER UPDATE OF kind ON product FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION tally_moves_with_kind('product-kind');
CREATE TRIGGER fsb_license_moves_its_tally AFTER UPDATE OF kind ON fsb_license FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION tally_moves_with_kind('license-kind');
REVOKE EXECUTE ON FUNCTION tally_moves_with_kind() FROM PUBLIC;

INSERT INTO application_privilege (privilege) VALUES
  ('INSERT, UPDATE, DELETE ON summary_tally, summary_tally_year');
