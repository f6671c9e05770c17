-- Whether a role decides or gives access: managers approve payments, administrators make people and confirm the law.
CREATE OR REPLACE FUNCTION role_decides(role "Role") RETURNS boolean
  LANGUAGE sql IMMUTABLE
  RETURN role IN ('manager', 'administrator');
