-- The hashes of what gives access to the account of a person: the access that others gave, the identities of a
-- provider, the resets of the second factor, and the password. Its own hash has a salt of 128 bits, so that the hash of
-- it tells nothing about the password. Null where the text is the id of no person.
CREATE OR REPLACE FUNCTION access_row_hashes(person_id text) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_object_agg(named, hash) FROM (
    SELECT 'access_grant ' || g.id, row_sha256(g) FROM access_grant AS g WHERE g.person_id::text = $1
    UNION ALL SELECT 'person_identity ' || i.id, row_sha256(i) FROM person_identity AS i WHERE i.person_id::text = $1
    UNION ALL SELECT 'second_factor_reset ' || r.id, row_sha256(r) FROM second_factor_reset AS r
      WHERE r.person_id::text = $1
    UNION ALL SELECT 'password ' || p.id, encode(sha256(convert_to(coalesce(p.password_hash, ''), 'UTF8')), 'hex')
      FROM person AS p WHERE p.id::text = $1
  ) AS kept(named, hash)
$$;
