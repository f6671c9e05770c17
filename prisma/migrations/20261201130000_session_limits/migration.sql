-- A session holds when and from where it was last used and which browser uses it. Its limits are settings of the
-- organisation: minutes without use, and hours in all.
ALTER TABLE organisation
  ADD COLUMN session_idle_minutes int NOT NULL DEFAULT 30,
  ADD COLUMN session_hours int NOT NULL DEFAULT 12,
  ADD CONSTRAINT organisation_session_idle_minutes_check CHECK (session_idle_minutes BETWEEN 5 AND 60),
  ADD CONSTRAINT organisation_session_hours_check CHECK (session_hours BETWEEN 1 AND 24);
ALTER TABLE session
  ADD COLUMN last_seen_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD COLUMN client text NOT NULL DEFAULT '',
  ADD CONSTRAINT session_address_check CHECK (char_length(address) <= 64),
  ADD CONSTRAINT session_client_check CHECK (char_length(client) <= 80);
