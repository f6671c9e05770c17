-- The name and the place of a party as the screening reads them.
CREATE OR REPLACE FUNCTION destination_of(d payment_destination) RETURNS jsonb
  LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'name', nullif(d.name, ''),
    'address', nullif(d.address, ''),
    'country', d.country,
    'region', nullif(d.region, ''),
    'city', nullif(d.city, ''),
    'postalCode', nullif(d.postal_code, '')))
$$;
