-- A saved rate is never edited: a wrong one is superseded by the next version of the same currency, day and source, with the reason. The row as its source
-- published it stands beside the rate that was computed from it.
ALTER TABLE exchange_rate
  ADD COLUMN version INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN supersedes_id UUID REFERENCES exchange_rate(id),
  ADD COLUMN reason TEXT NOT NULL DEFAULT '',
  ADD COLUMN published_row TEXT;
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_first_or_superseding
  CHECK (CASE WHEN version = 1 THEN supersedes_id IS NULL ELSE version > 1 AND supersedes_id IS NOT NULL AND btrim(reason) <> '' END);
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_published_row_is_short CHECK (length(published_row) <= 2000);
DROP INDEX "exchange_rate_currency_rate_date_source_key";
CREATE UNIQUE INDEX "exchange_rate_currency_rate_date_source_version_key" ON "exchange_rate"("currency", "rate_date", "source", "version");
CREATE UNIQUE INDEX "exchange_rate_supersedes_id_key" ON "exchange_rate"("supersedes_id");

CREATE FUNCTION exchange_rate_supersedes_its_own() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.version > 1 AND NOT EXISTS (SELECT FROM exchange_rate o WHERE o.id = NEW.supersedes_id AND o.currency = NEW.currency
      AND o.rate_date = NEW.rate_date AND o.source = NEW.source AND o.version = NEW.version - 1) THEN
    RAISE EXCEPTION 'a rate supersedes the version before it of its own currency, day and source' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exchange_rate_supersedes_its_own BEFORE INSERT ON exchange_rate FOR EACH ROW EXECUTE FUNCTION exchange_rate_supersedes_its_own();

-- What counts: the last version of each currency, day and source.
CREATE VIEW current_exchange_rate AS SELECT r.* FROM exchange_rate r WHERE NOT EXISTS (SELECT FROM exchange_rate newer WHERE newer.supersedes_id = r.id);

CREATE OR REPLACE VIEW as_of.exchange_rate AS
  SELECT * FROM public.exchange_rate WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());

-- What the organisation chose where the sources are silent, each value from a day on. The newest row of the latest day that has come is the policy of the day.
CREATE TABLE "rule_policy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "from_date" DATE NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "rule_policy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rule_policy_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT rule_policy_name_is_known CHECK (name IN ('rateTolerancePercent', 'rateAgeDays', 'debitTolerancePercent', 'serviceFeeSharePercent', 'settlementTolerancePercent')),
    CONSTRAINT rule_policy_value_is_sensible CHECK (value BETWEEN 0 AND CASE WHEN name = 'rateAgeDays' THEN 366 ELSE 100 END)
);
CREATE INDEX "rule_policy_name_from_date_set_at_idx" ON "rule_policy"("name", "from_date", "set_at");
CREATE TRIGGER rule_policy_is_kept BEFORE UPDATE OR DELETE ON rule_policy FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER rule_policy_is_not_emptied BEFORE TRUNCATE ON rule_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

INSERT INTO application_privilege (privilege) VALUES ('INSERT ON rule_policy');
