-- A company is who it is: its registration number is unique in its country, archived companies included, and its name is compared folded.

-- A registration number without case, spaces, dots, dashes and slashes.
CREATE FUNCTION registration_key(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT upper(regexp_replace(normalize(given, NFKC), '[[:space:].,/_\-‐‑‒–—―−]+', '', 'g'))
$$;

-- Set by this migration alone, for a number that was entered again before it had to be unique: such companies stay as they are until two people join them.
ALTER TABLE company ADD COLUMN registration_repeats BOOLEAN NOT NULL DEFAULT false;
UPDATE company c SET registration_repeats = true WHERE registration_key(c.registration_number) <> '' AND EXISTS (
  SELECT FROM company earlier WHERE earlier.country = c.country AND registration_key(earlier.registration_number) = registration_key(c.registration_number)
    AND (earlier.created_at, earlier.id) < (c.created_at, c.id));
CREATE UNIQUE INDEX company_registration_once ON company (country, registration_key(registration_number))
  WHERE registration_key(registration_number) <> '' AND NOT registration_repeats;

-- The exception never grows: a new company has none, and a changed number loses it.
CREATE FUNCTION registration_repeats_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.registration_repeats := TG_OP = 'UPDATE' AND OLD.registration_repeats AND NEW.country = OLD.country
    AND registration_key(NEW.registration_number) IS NOT DISTINCT FROM registration_key(OLD.registration_number);
  RETURN NEW;
END $$;
CREATE TRIGGER company_registration_repeats_no_more BEFORE INSERT OR UPDATE ON company FOR EACH ROW EXECUTE FUNCTION registration_repeats_no_more();
SELECT make_versioned_view('company', 'kept.id::text');

-- What the application's fold makes of a name (lib/companies/names). By the name, not by the company: it is the same now and as of any day. Made from the names
-- alone, and made again when the fold changes.
CREATE TABLE folded_name (
  name text PRIMARY KEY,
  fold_version int NOT NULL,
  keys text[] NOT NULL,
  search_text text NOT NULL
);
CREATE INDEX folded_name_keys ON folded_name USING gin (keys);
CREATE INDEX folded_name_search_text_trigrams ON folded_name USING gin (search_text gin_trgm_ops);

-- A license number is compared across companies.
CREATE INDEX fsb_license_number_key ON fsb_license (registration_key(number));

INSERT INTO application_privilege (privilege) VALUES ('INSERT, UPDATE ON folded_name');
