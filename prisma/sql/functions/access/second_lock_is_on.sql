-- Returns whether the connected role is denied writing to the tables of the ledger.
CREATE OR REPLACE FUNCTION second_lock_is_on() RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT NOT has_table_privilege(current_user, 'payment', 'INSERT')
    AND NOT has_table_privilege(current_user, 'payment', 'UPDATE')
$$;
