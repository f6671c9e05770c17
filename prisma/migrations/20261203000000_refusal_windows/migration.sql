-- Requests refused within fifteen minutes: of a person for want of a permission, one row for each thing that was tried,
-- and of other sites, one row for all. `account` is empty for those. Rows of earlier windows are deleted.
CREATE TABLE refusal_window (
  verb text NOT NULL,
  account text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  refusals integer NOT NULL DEFAULT 1,
  CONSTRAINT refusal_window_pkey PRIMARY KEY (verb, account, target_kind, target_id),
  CONSTRAINT refusal_window_verb_check CHECK (verb IN ('permission.refused', 'request.refused')),
  CONSTRAINT refusal_window_texts_are_short
    CHECK (char_length(account) <= 36 AND char_length(target_kind) <= 20 AND char_length(target_id) <= 120),
  CONSTRAINT refusal_window_counts CHECK (refusals > 0)
);
CREATE INDEX refusal_window_began_at_idx ON refusal_window (began_at);
