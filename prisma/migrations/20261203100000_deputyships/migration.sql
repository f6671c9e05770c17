-- A person of the same role who is the deputy of another for dates. It gives no right: it is written down, shown, and
-- marks what the deputy decides meanwhile. It ends once, or by itself after its last day.
CREATE TABLE deputyship (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  reason text NOT NULL DEFAULT '',
  named_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz(3),
  ended_by_id uuid,
  CONSTRAINT deputyship_pkey PRIMARY KEY (id),
  CONSTRAINT deputyship_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT deputyship_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES person (id),
  CONSTRAINT deputyship_ended_by_id_fkey FOREIGN KEY (ended_by_id) REFERENCES person (id),
  CONSTRAINT deputyship_takes_two_people CHECK (person_id <> deputy_id),
  CONSTRAINT deputyship_days_check CHECK (last_day >= first_day AND last_day - first_day < 92),
  CONSTRAINT deputyship_reason_check CHECK (char_length(reason) <= 1000),
  CONSTRAINT deputyship_end_is_complete CHECK (ended_by_id IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX deputyship_person_id_idx ON deputyship (person_id);
CREATE INDEX deputyship_deputy_id_idx ON deputyship (deputy_id);
