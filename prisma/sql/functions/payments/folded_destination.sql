-- The words of a party's name and place as one key.
CREATE OR REPLACE FUNCTION folded_destination(name_words text[], place_words text[]) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_string(ARRAY(SELECT w FROM unnest(name_words) w ORDER BY w COLLATE "C"), ' ') || ' | '
    || array_to_string(ARRAY(SELECT w FROM unnest(place_words) w ORDER BY w COLLATE "C"), ' ')
$$;
