-- Access to an account that somebody else gives: a password link, a changed role or email address, a reactivation. For
-- an account that decides it waits for a second person; where none existed yet, the row states so for ever.
CREATE TABLE access_grant (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  name text,
  email text,
  role "Role",
  second_person text NOT NULL,
  created_by_id uuid NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  confirmed_by_id uuid,
  confirmed_at timestamptz(6),
  released_at timestamptz(6),
  withdrawn_at timestamptz(6),
  effective_at timestamptz(6),
  address text NOT NULL DEFAULT '',
  client text NOT NULL DEFAULT '',
  read_at timestamptz(6),
  CONSTRAINT access_grant_pkey PRIMARY KEY (id),
  CONSTRAINT access_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT access_grant_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES person (id),
  CONSTRAINT access_grant_confirmed_by_id_fkey FOREIGN KEY (confirmed_by_id) REFERENCES person (id),
  CONSTRAINT access_grant_kind_check CHECK (kind IN ('link', 'change', 'reactivation')),
  CONSTRAINT access_grant_change_is_whole
    CHECK ((kind = 'change') = (name IS NOT NULL AND email IS NOT NULL AND role IS NOT NULL)),
  CONSTRAINT access_grant_second_person_check CHECK (second_person IN ('not_needed', 'needed', 'none_exists')),
  CONSTRAINT access_grant_confirmation_is_whole CHECK ((confirmed_by_id IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT access_grant_two_people CHECK (confirmed_by_id NOT IN (created_by_id, person_id)),
  CONSTRAINT access_grant_takes_effect_when_confirmed CHECK (effective_at IS NULL OR second_person <> 'needed'
    OR confirmed_at IS NOT NULL OR released_at IS NOT NULL),
  CONSTRAINT access_grant_ends_once CHECK (effective_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX access_grant_person_id ON access_grant (person_id, effective_at);
CREATE INDEX access_grant_created_by_id ON access_grant (created_by_id);
CREATE INDEX access_grant_confirmed_by_id ON access_grant (confirmed_by_id);
ALTER TABLE one_time_link
  ADD COLUMN access_grant_id uuid,
  ADD CONSTRAINT one_time_link_access_grant_id_key UNIQUE (access_grant_id),
  ADD CONSTRAINT one_time_link_access_grant_id_fkey FOREIGN KEY (access_grant_id) REFERENCES access_grant (id);
-- A password link of an earlier version has no second person, and its token is in a query string: it ends now.
UPDATE one_time_link SET expires_at = now()
WHERE purpose = 'choose_password' AND used_at IS NULL AND expires_at > now();
