-- Second factors of people, what they are given at the sign-in and in a session, and their reset by two people. The
-- organisation sets which roles need one.
ALTER TABLE organisation
  ADD COLUMN second_factor_roles text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT organisation_second_factor_roles_check
    CHECK (second_factor_roles <@ ARRAY['analyst', 'manager', 'auditor', 'administrator']);
ALTER TABLE session ADD COLUMN factor_at timestamptz(6);
ALTER TABLE sign_in_window DROP CONSTRAINT sign_in_window_scope_check,
  ADD CONSTRAINT sign_in_window_scope_check
    CHECK (scope IN ('account_and_source', 'account', 'source', 'device', 'session', 'factor', 'all'));

-- An authenticator app has a sealed secret and the step of its last code, a passkey its public key and counter.
CREATE TABLE second_factor (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  sealed_secret text,
  last_step bigint,
  credential_id text,
  public_key text,
  sign_count bigint,
  transports text[] NOT NULL DEFAULT '{}',
  added_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz(3),
  CONSTRAINT second_factor_pkey PRIMARY KEY (id),
  CONSTRAINT second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT second_factor_name_check CHECK (char_length(name) BETWEEN 1 AND 60),
  CONSTRAINT second_factor_is_complete CHECK (
    kind = 'authenticator' AND sealed_secret IS NOT NULL AND last_step IS NOT NULL AND credential_id IS NULL
      AND public_key IS NULL AND sign_count IS NULL
    OR kind = 'passkey' AND credential_id IS NOT NULL AND public_key IS NOT NULL AND sign_count IS NOT NULL
      AND sealed_secret IS NULL AND last_step IS NULL),
  CONSTRAINT second_factor_texts_are_short CHECK (
    char_length(sealed_secret) <= 400 AND char_length(credential_id) <= 1400 AND char_length(public_key) <= 4000)
);
CREATE INDEX second_factor_person_id_idx ON second_factor (person_id);
CREATE UNIQUE INDEX second_factor_credential_id_key ON second_factor (credential_id);

CREATE TABLE recovery_code (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  code_hash text NOT NULL,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz(3),
  CONSTRAINT recovery_code_pkey PRIMARY KEY (id),
  CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT recovery_code_code_hash_check CHECK (code_hash ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX recovery_code_person_id_code_hash_key ON recovery_code (person_id, code_hash);

-- A sign-in whose password was right and whose second factor is awaited. It is no session and opens nothing.
CREATE TABLE sign_in_challenge (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  token_hash text NOT NULL,
  person_id uuid NOT NULL,
  session_version integer NOT NULL,
  purpose text NOT NULL,
  way text NOT NULL DEFAULT '',
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ends_at timestamptz(3) NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  met_at timestamptz(6),
  used_at timestamptz(3),
  CONSTRAINT sign_in_challenge_pkey PRIMARY KEY (id),
  CONSTRAINT sign_in_challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT sign_in_challenge_token_hash_check CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT sign_in_challenge_purpose_check CHECK (purpose IN ('give', 'enrol')),
  CONSTRAINT sign_in_challenge_way_check CHECK (char_length(way) <= 60),
  CONSTRAINT sign_in_challenge_tries_check CHECK (tries BETWEEN 0 AND 5),
  CONSTRAINT sign_in_challenge_is_used_when_met CHECK (used_at IS NULL OR met_at IS NOT NULL)
);
CREATE UNIQUE INDEX sign_in_challenge_token_hash_key ON sign_in_challenge (token_hash);
CREATE INDEX sign_in_challenge_person_id_idx ON sign_in_challenge (person_id);

-- What a passkey signs: for one person and one purpose, once.
CREATE TABLE passkey_challenge (
  challenge_hash text NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  CONSTRAINT passkey_challenge_pkey PRIMARY KEY (challenge_hash),
  CONSTRAINT passkey_challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT passkey_challenge_challenge_hash_check CHECK (challenge_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT passkey_challenge_purpose_check CHECK (purpose IN ('add', 'give'))
);

-- A lost factor is reset by two people: one requests it, another decides.
CREATE TABLE second_factor_reset (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  reason text NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  decided_by_id uuid,
  decided_at timestamptz(3),
  approved boolean,
  noticed_at timestamptz(3),
  CONSTRAINT second_factor_reset_pkey PRIMARY KEY (id),
  CONSTRAINT second_factor_reset_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT second_factor_reset_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person (id),
  CONSTRAINT second_factor_reset_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES person (id),
  CONSTRAINT second_factor_reset_reason_check CHECK (char_length(reason) BETWEEN 1 AND 1000),
  CONSTRAINT second_factor_reset_is_decided_as_a_whole CHECK (num_nulls(decided_by_id, decided_at, approved) IN (0, 3)),
  CONSTRAINT second_factor_reset_takes_two_people
    CHECK (approved IS NOT TRUE OR (decided_by_id <> asked_by_id AND decided_by_id <> person_id)),
  CONSTRAINT second_factor_reset_is_of_another CHECK (asked_by_id <> person_id)
);
CREATE UNIQUE INDEX second_factor_reset_one_is_open ON second_factor_reset (person_id) WHERE decided_at IS NULL;
CREATE INDEX second_factor_reset_person_id_idx ON second_factor_reset (person_id);
