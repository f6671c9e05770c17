-- Counts of incorrect passwords, and of attempts refused without a check, within fifteen minutes: of one account from
-- one source, of one account from all sources, of one source, of a known device, and of all. Rows of earlier windows
-- are deleted.
CREATE TABLE sign_in_window (
  scope text NOT NULL,
  account text NOT NULL,
  source text NOT NULL,
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  failures integer NOT NULL DEFAULT 0,
  refusals integer NOT NULL DEFAULT 0,
  recorded integer NOT NULL DEFAULT 0,
  CONSTRAINT sign_in_window_pkey PRIMARY KEY (scope, account, source),
  CONSTRAINT sign_in_window_scope_check
    CHECK (scope IN ('account_and_source', 'account', 'source', 'device', 'session', 'all')),
  CONSTRAINT sign_in_window_account_is_short CHECK (char_length(account) <= 320),
  CONSTRAINT sign_in_window_source_is_short CHECK (char_length(source) <= 64),
  CONSTRAINT sign_in_window_counts CHECK (failures >= 0 AND refusals >= 0 AND recorded >= 0)
);
CREATE INDEX sign_in_window_began_at_idx ON sign_in_window (began_at);

-- A browser in which a person has signed in. Its cookie has the token, the row only its hash.
CREATE TABLE known_device (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  token_hash text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT known_device_pkey PRIMARY KEY (id),
  CONSTRAINT known_device_token_hash_check CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT known_device_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE UNIQUE INDEX known_device_person_id_token_hash_key ON known_device (person_id, token_hash);
