-- No role rewrites history: refuses UPDATE, DELETE or TRUNCATE.
CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is not rewritten: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HR010';
END $$;
