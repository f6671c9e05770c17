-- With single sign-on, access is also the end of an identity, after which another one can be bound, and an invitation
-- without a password link.
ALTER TABLE access_grant DROP CONSTRAINT access_grant_kind_check,
  ADD CONSTRAINT access_grant_kind_check
    CHECK (kind IN ('link', 'change', 'reactivation', 'identity', 'invitation'));
