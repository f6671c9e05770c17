-- Exports made in the background: what was asked for, how far it is, and the bytes, so that every instance over this database has them and a backup too.

-- Saved settings of an export, by name, for everybody. Removed ones stay as rows.
CREATE TABLE saved_export (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (btrim(name) <> ''),
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl', 'package-pdf')),
  saved_by_id uuid NOT NULL REFERENCES person (id),
  saved_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3)
);
CREATE UNIQUE INDEX saved_export_name ON saved_export (lower(name)) WHERE archived_at IS NULL;
CREATE INDEX saved_export_saved_by_id ON saved_export (saved_by_id);

-- An export that is asked for again and again: as of the end of each month or of each year.
CREATE TABLE export_schedule (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (btrim(name) <> ''),
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl', 'package-pdf')),
  rhythm text NOT NULL CHECK (rhythm IN ('monthly', 'yearly')),
  -- What replaces the year or the days of the parameters each time: nothing, the year or the month that ends, the year before it.
  covers text NOT NULL CHECK (covers IN ('as_saved', 'year', 'year_before', 'month')),
  -- In whose name it is asked for: whoever saved it last.
  owner_id uuid NOT NULL REFERENCES person (id),
  created_at timestamptz(3) NOT NULL,
  -- Moments before this one are not made up: it was not there, or it was paused.
  active_since timestamptz(3) NOT NULL,
  paused_at timestamptz(3),
  archived_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT export_schedule_month_is_monthly CHECK (covers <> 'month' OR rhythm = 'monthly')
);
CREATE UNIQUE INDEX export_schedule_name ON export_schedule (lower(name)) WHERE archived_at IS NULL;
CREATE INDEX export_schedule_owner_id ON export_schedule (owner_id);

CREATE TABLE export_file (
  id uuid PRIMARY KEY,
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'jsonl', 'package', 'package-xlsx', 'package-jsonl', 'package-pdf')),
  as_of timestamptz(3) NOT NULL,
  asked_by_id uuid NOT NULL REFERENCES person (id),
  asked_at timestamptz(3) NOT NULL,
  schedule_id uuid REFERENCES export_schedule (id),
  -- The month or the year that ended, as 2026-01 or 2026.
  period text,
  state text NOT NULL CHECK (state IN ('waiting', 'making', 'ready', 'failed', 'cancelled', 'removed', 'expired')),
  fault text NOT NULL DEFAULT '',
  attempts int NOT NULL DEFAULT 0,
  holder text NOT NULL DEFAULT '',
  held_until timestamptz(3),
  row_count bigint,
  rows_done bigint NOT NULL DEFAULT 0,
  size bigint NOT NULL DEFAULT 0,
  filename text NOT NULL DEFAULT '',
  media_type text NOT NULL DEFAULT '',
  sha256 text,
  finished_at timestamptz(3),
  kept_until timestamptz(3),
  CONSTRAINT export_file_is_of_a_period CHECK ((schedule_id IS NULL) = (period IS NULL)),
  CONSTRAINT export_file_ready_is_whole CHECK (state NOT IN ('ready', 'removed', 'expired')
    OR (sha256 ~ '^[0-9a-f]{64}$' AND filename <> '' AND media_type <> '' AND row_count IS NOT NULL AND finished_at IS NOT NULL AND kept_until IS NOT NULL)),
  CONSTRAINT export_file_failed_says_why CHECK ((state = 'failed') = (fault <> ''))
);
-- Two instances that find the same moment due ask once.
CREATE UNIQUE INDEX export_file_once_a_period ON export_file (schedule_id, period) WHERE schedule_id IS NOT NULL;
CREATE INDEX export_file_asked ON export_file (asked_at DESC, id DESC);
CREATE INDEX export_file_asked_by_id ON export_file (asked_by_id);
CREATE INDEX export_file_unfinished ON export_file (asked_at, id) WHERE state IN ('waiting', 'making');
CREATE INDEX export_file_kept_until ON export_file (kept_until) WHERE state = 'ready';

-- The bytes in pieces of the same length but for the last, so that any range is found without reading from the start.
CREATE TABLE export_file_chunk (
  export_file_id uuid NOT NULL REFERENCES export_file (id),
  place int NOT NULL CHECK (place >= 0),
  -- Deflated, or as it is where that would not make it smaller.
  packed boolean NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (export_file_id, place)
);
-- Packed already: PostgreSQL need not try again.
ALTER TABLE export_file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What was asked for never changes, a finished file only goes, and what has ended stays ended.
CREATE FUNCTION export_file_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := CASE OLD.state
    WHEN 'waiting' THEN ARRAY['state', 'fault', 'attempts', 'holder', 'held_until', 'finished_at']
    WHEN 'making' THEN ARRAY['state', 'fault', 'attempts', 'holder', 'held_until', 'finished_at', 'row_count', 'rows_done', 'size', 'filename', 'media_type', 'sha256', 'kept_until']
    WHEN 'ready' THEN ARRAY['state']
    ELSE ARRAY[]::text[] END;
  allowed text[] := CASE OLD.state
    WHEN 'waiting' THEN ARRAY['waiting', 'making', 'failed', 'cancelled']
    WHEN 'making' THEN ARRAY['making', 'ready', 'failed', 'cancelled']
    WHEN 'ready' THEN ARRAY['removed', 'expired']
    ELSE ARRAY[]::text[] END;
BEGIN
  IF NEW.state <> ALL (allowed) OR (to_jsonb(NEW) - moving) <> (to_jsonb(OLD) - moving) THEN
    RAISE EXCEPTION 'an export file moves forward only' USING ERRCODE = 'HR010';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER export_file_moves_forward BEFORE UPDATE ON export_file FOR EACH ROW EXECUTE FUNCTION export_file_moves_forward();

-- The bytes of a file that somebody may still download stay; those of one that is being made again, or is gone, may go.
CREATE FUNCTION export_file_chunk_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM export_file WHERE id = OLD.export_file_id AND state = 'ready') THEN
    RAISE EXCEPTION 'the bytes of a finished export are kept' USING ERRCODE = 'HR010';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER export_file_chunk_is_kept BEFORE DELETE ON export_file_chunk FOR EACH ROW EXECUTE FUNCTION export_file_chunk_is_kept();
CREATE TRIGGER export_file_chunk_is_not_changed BEFORE UPDATE ON export_file_chunk FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['export_file', 'export_schedule', 'saved_export'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_is_kept', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['export_file', 'export_file_chunk', 'export_schedule', 'saved_export'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_is_not_emptied', kept);
  END LOOP;
END $$;

-- An event about a file, in the organisation's chain.
CREATE FUNCTION tell_export_file(file export_file, told_verb text, actor uuid, facts jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM append_audit_event(jsonb_build_object('actorId', actor, 'verb', told_verb, 'targetKind', 'export-file', 'targetId', file.id,
    'targetName', coalesce(nullif(file.filename, ''), file.report || ' as ' || file.format), 'after', facts::text));
END $$;

-- Puts an export on the list, with its event. Without an instant it is as of now. Answers its id; null when the schedule has asked for this period already.
-- A `fault` puts it there as failed: a schedule whose owner may not export any more.
CREATE FUNCTION ask_export_file(given jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  failing text := coalesce(given->>'fault', '');
BEGIN
  IF (given->>'asOf')::timestamptz > ledger_now() THEN RAISE EXCEPTION 'an export is as of now or earlier' USING ERRCODE = 'HR003'; END IF;
  INSERT INTO export_file (id, report, parameters, format, as_of, asked_by_id, asked_at, schedule_id, period, state, fault, finished_at)
    VALUES (gen_random_uuid(), given->>'report', given->>'parameters', given->>'format', coalesce((given->>'asOf')::timestamptz, ledger_now()), (given->>'askedById')::uuid,
      ledger_now(), (given->>'scheduleId')::uuid, given->>'period', CASE failing WHEN '' THEN 'waiting' ELSE 'failed' END, failing, CASE WHEN failing <> '' THEN ledger_now() END)
    ON CONFLICT (schedule_id, period) WHERE schedule_id IS NOT NULL DO NOTHING RETURNING * INTO file;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM tell_export_file(file, CASE failing WHEN '' THEN 'export-file.asked' ELSE 'export-file.failed' END, file.asked_by_id, jsonb_strip_nulls(jsonb_build_object(
    'report', file.report, 'filter', file.parameters, 'format', file.format, 'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'schedule', (SELECT name FROM export_schedule WHERE id = file.schedule_id), 'period', file.period, 'fault', nullif(failing, ''))));
  RETURN file.id;
END $$;

-- Takes the oldest file that waits, or whose maker was lost, for half a minute at a time; what was made of it is made anew. Null when there is none.
CREATE FUNCTION hold_export_file(given jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  LOOP
    SELECT * INTO file FROM export_file WHERE state = 'waiting' OR (state = 'making' AND held_until < clock_timestamp())
      ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN NULL; END IF;
    DELETE FROM export_file_chunk WHERE export_file_id = file.id;
    EXIT WHEN file.attempts < 3;
    -- Three makers were lost over it: the next would be too.
    UPDATE export_file SET state = 'failed', fault = 'It broke off three times', finished_at = ledger_now() WHERE id = file.id RETURNING * INTO file;
    PERFORM tell_export_file(file, 'export-file.failed', NULL, jsonb_build_object('fault', file.fault));
  END LOOP;
  IF file.state = 'waiting' THEN UPDATE export_file SET state = 'making' WHERE id = file.id; END IF;
  UPDATE export_file SET holder = given->>'holder', held_until = clock_timestamp() + interval '30 seconds', attempts = attempts + 1, size = 0, rows_done = 0, row_count = NULL
    WHERE id = file.id RETURNING * INTO file;
  RETURN jsonb_build_object('id', file.id, 'report', file.report, 'parameters', file.parameters, 'format', file.format, 'askedById', file.asked_by_id,
    'asOf', to_char(file.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;

-- Whoever makes the file says that they still do, and how far they are. False when it is not theirs any more: cancelled, or taken over.
CREATE FUNCTION keep_hold_of_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE export_file SET held_until = clock_timestamp() + interval '30 seconds', rows_done = (given->>'rowsDone')::bigint, row_count = coalesce((given->>'rowCount')::bigint, row_count)
    WHERE id = (given->>'id')::uuid AND state = 'making' AND holder = given->>'holder';
  RETURN FOUND;
END $$;

-- Keeps the next piece. False when the file is not theirs any more, or the piece does not begin where the file ends.
CREATE FUNCTION keep_export_chunk(file_id uuid, file_holder text, begins bigint, length int, place int, packed boolean, bytes bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE export_file SET held_until = clock_timestamp() + interval '30 seconds', size = begins + length
    WHERE id = file_id AND state = 'making' AND holder = file_holder AND size = begins;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO export_file_chunk (export_file_id, place, packed, bytes) VALUES (file_id, keep_export_chunk.place, keep_export_chunk.packed, keep_export_chunk.bytes);
  RETURN true;
END $$;

-- The file is whole: from now on it can be downloaded, for ninety days. False when it is not theirs any more, or not of that size.
CREATE FUNCTION finish_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  UPDATE export_file SET state = 'ready', held_until = NULL, filename = given->>'filename', media_type = given->>'mediaType', sha256 = given->>'sha256',
      row_count = (given->>'rowCount')::bigint, rows_done = (given->>'rowCount')::bigint, finished_at = ledger_now(), kept_until = ledger_now() + interval '90 days'
    WHERE id = (given->>'id')::uuid AND state = 'making' AND holder = given->>'holder' AND size = (given->>'size')::bigint RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM tell_export_file(file, 'export-file.made', file.asked_by_id, jsonb_build_object('rows', file.row_count, 'bytes', file.size, 'sha256', file.sha256,
    'keptUntil', to_char(file.kept_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')));
  RETURN true;
END $$;

-- It cannot be made: what was made of it goes, the reason stays. False when it is not theirs any more.
CREATE FUNCTION fail_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
BEGIN
  UPDATE export_file SET state = 'failed', held_until = NULL, fault = given->>'fault', finished_at = ledger_now()
    WHERE id = (given->>'id')::uuid AND state = 'making' AND holder = given->>'holder' RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.failed', file.asked_by_id, jsonb_build_object('fault', file.fault));
  RETURN true;
END $$;

-- A person cancels what is not finished, or removes the bytes of what is. False when there is nothing of the kind to do.
CREATE FUNCTION end_export_file(given jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  ending text := given->>'state';
BEGIN
  UPDATE export_file SET state = ending, finished_at = CASE ending WHEN 'cancelled' THEN ledger_now() ELSE finished_at END
    WHERE id = (given->>'id')::uuid AND ((ending = 'cancelled' AND state IN ('waiting', 'making')) OR (ending = 'removed' AND state = 'ready')) RETURNING * INTO file;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM export_file_chunk WHERE export_file_id = file.id;
  PERFORM tell_export_file(file, 'export-file.' || ending, (given->>'actorId')::uuid, jsonb_strip_nulls(jsonb_build_object('sha256', file.sha256)));
  RETURN true;
END $$;

-- The bytes of files whose time is over go, the rows stay. Answers how many.
CREATE FUNCTION expire_export_files() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  file export_file;
  expired int := 0;
BEGIN
  FOR file IN SELECT * FROM export_file WHERE state = 'ready' AND kept_until < ledger_now() ORDER BY kept_until LIMIT 20 FOR UPDATE SKIP LOCKED LOOP
    UPDATE export_file SET state = 'expired' WHERE id = file.id;
    DELETE FROM export_file_chunk WHERE export_file_id = file.id;
    PERFORM tell_export_file(file, 'export-file.expired', NULL, jsonb_build_object('sha256', file.sha256));
    expired := expired + 1;
  END LOOP;
  RETURN expired;
END $$;

REVOKE EXECUTE ON FUNCTION tell_export_file(export_file, text, uuid, jsonb), ask_export_file(jsonb), hold_export_file(jsonb), keep_hold_of_export_file(jsonb),
  keep_export_chunk(uuid, text, bigint, int, int, boolean, bytea), finish_export_file(jsonb), fail_export_file(jsonb), end_export_file(jsonb), expire_export_files() FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES
  ('INSERT ON saved_export, export_schedule'),
  ('UPDATE (name, archived_at) ON saved_export'),
  ('UPDATE (name, report, parameters, format, rhythm, covers, owner_id, active_since, paused_at, archived_at, version) ON export_schedule'),
  ('EXECUTE ON FUNCTION ask_export_file(jsonb), hold_export_file(jsonb), keep_hold_of_export_file(jsonb), keep_export_chunk(uuid, text, bigint, int, int, boolean, bytea)'),
  ('EXECUTE ON FUNCTION finish_export_file(jsonb), fail_export_file(jsonb), end_export_file(jsonb), expire_export_files()');
