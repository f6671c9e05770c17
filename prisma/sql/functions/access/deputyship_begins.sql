-- A deputy has the same role, which decides, and both are active. No one has two deputies on one day, or is one on a
-- day on which someone else is theirs: the rules of lib/identity/deputies/deputy-rules.ts, for every caller.
CREATE OR REPLACE FUNCTION deputyship_begins() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM organisation WHERE id = 1 FOR UPDATE;
  NEW.named_at := clock_timestamp();
  NEW.ended_at := NULL;
  NEW.ended_by_id := NULL;
  IF NOT EXISTS (SELECT FROM person AS p JOIN person AS d ON d.role = p.role
    WHERE p.id = NEW.person_id AND d.id = NEW.deputy_id AND role_decides(p.role)
      AND p.deactivated_at IS NULL AND d.deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a deputy has the same role, which decides' USING ERRCODE = 'HR004';
  END IF;
  IF NEW.first_day < organisation_today() OR EXISTS (SELECT FROM deputyship AS o
    WHERE o.ended_at IS NULL AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
      AND (o.person_id IN (NEW.person_id, NEW.deputy_id) OR o.deputy_id = NEW.person_id)) THEN
    RAISE EXCEPTION 'a deputy is named for days to come, once, and not in a chain' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
