-- Whom an OpenID Connect provider identifies: its subject is one person here, and a person has one subject of a provider.
CREATE TABLE person_identity (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  bound_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz(3),
  CONSTRAINT person_identity_pkey PRIMARY KEY (id),
  CONSTRAINT person_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT person_identity_issuer_check CHECK (char_length(issuer) BETWEEN 1 AND 500),
  CONSTRAINT person_identity_subject_check CHECK (char_length(subject) BETWEEN 1 AND 255)
);
CREATE UNIQUE INDEX person_identity_subject_once ON person_identity (issuer, subject) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX person_identity_person_once ON person_identity (person_id, issuer) WHERE ended_at IS NULL;

-- A session that began at a provider, and the hash of the provider's own session, which the provider may end.
ALTER TABLE session
  ADD COLUMN identity_id uuid,
  ADD COLUMN provider_session_hash text,
  ADD CONSTRAINT session_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES person_identity (id),
  ADD CONSTRAINT session_provider_session_hash_check CHECK (provider_session_hash ~ '^[0-9a-f]{64}$');
CREATE INDEX session_of_identity ON session (identity_id) WHERE ended_at IS NULL AND identity_id IS NOT NULL;

-- Logout tokens of the provider that were accepted, as hashes, for as long as they could be sent again.
CREATE TABLE logout_token (
  token_hash text NOT NULL,
  accepted_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT logout_token_pkey PRIMARY KEY (token_hash),
  CONSTRAINT logout_token_token_hash_check CHECK (token_hash ~ '^[0-9a-f]{64}$')
);

-- Sign-ins that a provider confirmed and Headroom refused are counted in windows of their own.
ALTER TABLE sign_in_window
  DROP CONSTRAINT sign_in_window_scope_check,
  ADD CONSTRAINT sign_in_window_scope_check
    CHECK (scope IN ('account_and_source', 'account', 'source', 'device', 'session', 'factor', 'provider', 'all'));
