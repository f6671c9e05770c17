-- The rates that apply: the last version of each currency, day and source.
CREATE OR REPLACE VIEW current_exchange_rate AS
  SELECT r.* FROM exchange_rate r
  WHERE NOT EXISTS (SELECT FROM exchange_rate newer WHERE newer.supersedes_id = r.id);
