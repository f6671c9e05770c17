-- Returns whether a value is looser than another. For one cap per group the higher value is the tighter one; for
-- every tolerance, share and age the lower one.
CREATE OR REPLACE FUNCTION policy_loosens(policy text, from_value int, to_value int) RETURNS boolean
  LANGUAGE sql IMMUTABLE
  RETURN CASE policy WHEN 'oneCapForGroup' THEN to_value < from_value ELSE to_value > from_value END;
