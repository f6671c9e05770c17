-- Links an event to its chain, with its origin, and marks a decision of a deputy (deputy_of). The head of a
-- company-year's chain is stored with its figures, every other head in audit_chain.
CREATE OR REPLACE FUNCTION chain_event(event audit_event, payment_year int) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  deputy text := CASE WHEN verb_decides(event.verb) THEN deputy_of(event.actor_id, event.at) END;
BEGIN
  IF deputy IS NOT NULL THEN
    event.after := coalesce(left(nullif(event.after, '{}'), -1) || ',', '{') || '"deputyOf":' || to_json(deputy) || '}';
  END IF;
  event.after := with_origin(event.after);
  IF payment_year IS NOT NULL THEN
    UPDATE company_year y SET head_seq = y.head_seq + 1, head_previous_hash = y.head_hash,
      head_hash = audit_hash(y.head_hash, event.chain, event.at, event.actor_id, event.verb, event.target_kind,
        event.target_id, event.target_name,
        event.company_id, event.before, event.after, event.reason)
      WHERE y.company_id = event.company_id AND y.year = payment_year
      RETURNING y.head_seq, y.head_previous_hash, y.head_hash INTO event.seq, event.previous_hash, event.hash;
  ELSE
    INSERT INTO audit_chain (chain, head_hash) VALUES (event.chain, audit_genesis(event.chain))
      ON CONFLICT DO NOTHING;
    SELECT head_seq + 1, head_hash INTO event.seq, event.previous_hash FROM audit_chain
      WHERE chain = event.chain FOR UPDATE;
    event.hash := audit_hash(event.previous_hash, event.chain, event.at, event.actor_id, event.verb,
      event.target_kind, event.target_id, event.target_name,
      event.company_id, event.before, event.after, event.reason);
    UPDATE audit_chain SET head_seq = event.seq, head_hash = event.hash WHERE chain = event.chain;
  END IF;
  INSERT INTO audit_event SELECT (event).*;
END $$;
