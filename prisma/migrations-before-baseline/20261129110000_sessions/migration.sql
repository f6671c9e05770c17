-- A session of a person. The cookie carries its id, and every request reads the row: a cookie that was copied is worth nothing once the session has ended.
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- However much it is used: nobody stays signed in longer than a day of work.
    "ends_at" TIMESTAMPTZ(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '12:00:00'::interval),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT session_times_are_in_order CHECK (ends_at > created_at AND ended_at >= created_at);
CREATE INDEX session_open ON session (person_id) WHERE ended_at IS NULL;

-- A session only ever ends: it gets no later end, no other person, and does not come back.
CREATE FUNCTION session_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - 'ended_at') IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at') THEN
    RAISE EXCEPTION 'a session only ends' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_only_ends BEFORE UPDATE ON session FOR EACH ROW EXECUTE FUNCTION session_only_ends();

-- The times are the database's: the application says who, and when it is over before its time.
INSERT INTO application_privilege (privilege) VALUES
  ('INSERT (person_id) ON session'),
  ('UPDATE (ended_at) ON session');
