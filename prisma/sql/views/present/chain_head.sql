-- The head of every chain that has events, wherever it is stored.
CREATE OR REPLACE VIEW chain_head AS
  SELECT chain, head_seq AS seq, head_hash AS hash FROM audit_chain WHERE head_seq > 0
  UNION ALL
  SELECT 'company:' || company_id || ':' || year, head_seq, head_hash FROM company_year WHERE head_seq > 0;
