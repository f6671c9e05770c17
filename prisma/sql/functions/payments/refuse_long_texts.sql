-- Refuses a new row with a text over its limit, unless the text is copied from the entry that it corrects: a debit in
-- another year repeats the texts of the entry it was planned as. The arguments are columns, each followed by its limit
-- in characters.
CREATE OR REPLACE FUNCTION refuse_long_texts() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE
  given constant jsonb := to_jsonb(NEW);
  corrected jsonb;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 BY 2 LOOP
    CONTINUE WHEN char_length(given->>TG_ARGV[i]) <= TG_ARGV[i + 1]::int;
    IF TG_TABLE_NAME = 'payment' THEN
      SELECT to_jsonb(p) INTO corrected FROM payment p WHERE p.id = (given->>'corrects_id')::uuid;
    ELSE
      SELECT to_jsonb(d) INTO corrected FROM payment p
        JOIN payment_destination d ON d.payment_id = p.corrects_id AND d.position = (given->>'position')::int
        WHERE p.id = (given->>'payment_id')::uuid;
    END IF;
    IF given->>TG_ARGV[i] IS DISTINCT FROM corrected->>TG_ARGV[i] THEN
      RAISE EXCEPTION '%.% is longer than % characters', TG_TABLE_NAME, TG_ARGV[i], TG_ARGV[i + 1]
        USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[i];
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
