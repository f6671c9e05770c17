-- The report of payments reads of nine determinations in ten only what stands beside their findings: that is in the key as well, and the findings, some 4 KB each, are not fetched.
ALTER TABLE payment_determination
  DROP CONSTRAINT payment_determination_pkey,
  ADD CONSTRAINT payment_determination_pkey PRIMARY KEY (payment_id, seq) INCLUDE (outcome, blocked_by, general_licenses, rules_version, places_version, made_at);
