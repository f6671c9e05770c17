-- A company belongs to a group from a day to a day. Rows are only ever added: a wrong one is superseded by another,
-- with the reason.
CREATE TABLE "group_membership" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    -- The first and the last day of it. Without a first day it began before anything that this ledger knows; without a
    -- last day it goes on.
    "from_date" DATE,
    "until_date" DATE,
    -- A row that supersedes one that never was.
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "supersedes_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    -- Null for what was known before memberships had dates.
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT ledger_now(),

    CONSTRAINT "group_membership_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "group_membership_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "group_membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "company_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "group_membership_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "group_membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "group_membership_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT group_membership_ends_after_it_begins CHECK (until_date >= from_date),
    CONSTRAINT group_membership_supersedes_with_a_reason CHECK (supersedes_id IS NULL OR btrim(reason) <> ''),
    CONSTRAINT group_membership_withdraws_another CHECK (NOT withdrawn OR supersedes_id IS NOT NULL)
);
CREATE UNIQUE INDEX "group_membership_supersedes_id_key" ON "group_membership"("supersedes_id");
CREATE INDEX "group_membership_company_id_idx" ON "group_membership"("company_id");
CREATE INDEX "group_membership_group_id_idx" ON "group_membership"("group_id");

-- What was known up to now: the group that a company had, without a day. When it joined was never asked, and the day
-- its record was made is the day somebody typed it in; so the membership has no first day, and the group adds up every
-- year of the company, which is the reading against the payer. A better day is a new row. Each row stands from the
-- moment at which its group was entered: a report as of an earlier instant says what it said.
DO $$
DECLARE
  known record;
  standing group_membership;
BEGIN
  FOR known IN
    SELECT v.record_id::uuid AS company_id, (v.content->>'group_id')::uuid AS group_id, v.at, v.number FROM record_version v
      WHERE v.table_name = 'company' AND EXISTS (SELECT FROM record_version w WHERE w.table_name = 'company' AND w.record_id = v.record_id AND w.content->>'group_id' IS NOT NULL)
    UNION ALL
    SELECT c.id, c.group_id, c.created_at, 0 FROM company c
      WHERE c.group_id IS NOT NULL AND NOT EXISTS (SELECT FROM record_version v WHERE v.table_name = 'company' AND v.record_id = c.id::text)
    ORDER BY 1, 4
  LOOP
    IF standing.company_id IS DISTINCT FROM known.company_id THEN standing := NULL; END IF;
    CONTINUE WHEN known.group_id IS NOT DISTINCT FROM (CASE WHEN NOT standing.withdrawn THEN standing.group_id END);
    INSERT INTO group_membership (id, company_id, group_id, withdrawn, supersedes_id, reason, recorded_at)
      VALUES (gen_random_uuid(), known.company_id, coalesce(known.group_id, standing.group_id), known.group_id IS NULL, standing.id,
        CASE WHEN standing.id IS NULL THEN '' ELSE 'The group was edited before memberships had dates.' END, known.at)
      RETURNING * INTO standing;
  END LOOP;
END $$;

-- The column stays, because the rows of companies are hashed; it is neither read nor written any more.
CREATE FUNCTION company_group_has_dates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a company belongs to a group from a day on: group_membership' USING ERRCODE = 'HR010';
END $$;
CREATE TRIGGER company_group_has_dates BEFORE UPDATE ON company FOR EACH ROW WHEN (NEW.group_id IS DISTINCT FROM OLD.group_id)
  EXECUTE FUNCTION company_group_has_dates();
CREATE TRIGGER company_begins_without_group BEFORE INSERT ON company FOR EACH ROW WHEN (NEW.group_id IS NOT NULL) EXECUTE FUNCTION company_group_has_dates();

-- The groups of every company in a calendar year, and so the companies of every group: who was a member on any day of
-- it. The one definition, for the rules, for the cap of a group and for every page; as of an earlier instant it reads
-- what was known then, because it takes its table from the search path.
CREATE FUNCTION members_of_groups(payment_year int) RETURNS TABLE (group_id uuid, company_id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT m.group_id, m.company_id FROM group_membership m
  WHERE coalesce(m.from_date <= make_date(payment_year, 12, 31), true) AND coalesce(m.until_date >= make_date(payment_year, 1, 1), true)
    AND NOT m.withdrawn AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
$$;

-- One group at a time. Whoever adds a row has the whole organisation, as for every fact that the rules of other
-- companies read.
CREATE FUNCTION group_membership_stands_alone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4201, 0);
  NEW.recorded_at := ledger_now();
  IF NEW.recorded_by_id IS NULL THEN RAISE EXCEPTION 'somebody records a membership' USING ERRCODE = '23502'; END IF;
  IF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (SELECT FROM group_membership o WHERE o.id = NEW.supersedes_id AND o.company_id = NEW.company_id AND NOT o.withdrawn) THEN
    RAISE EXCEPTION 'a membership supersedes one of the same company' USING ERRCODE = '23514';
  END IF;
  IF NOT NEW.withdrawn AND EXISTS (SELECT FROM group_membership o WHERE o.company_id = NEW.company_id AND o.id IS DISTINCT FROM NEW.supersedes_id AND NOT o.withdrawn
      AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = o.id)
      AND daterange(o.from_date, o.until_date, '[]') && daterange(NEW.from_date, NEW.until_date, '[]')) THEN
    RAISE EXCEPTION 'a company is in one group at a time' USING ERRCODE = '23P01';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER group_membership_stands_alone BEFORE INSERT ON group_membership FOR EACH ROW EXECUTE FUNCTION group_membership_stands_alone();
CREATE TRIGGER group_membership_moves_facts AFTER INSERT ON group_membership FOR EACH STATEMENT EXECUTE FUNCTION bump_organisation_facts();
CREATE TRIGGER group_membership_is_kept BEFORE UPDATE OR DELETE ON group_membership FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER group_membership_is_not_emptied BEFORE TRUNCATE ON group_membership FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE VIEW as_of.group_membership AS SELECT * FROM public.group_membership WHERE recorded_at <= (SELECT as_of.instant());

REVOKE EXECUTE ON FUNCTION group_membership_stands_alone() FROM PUBLIC;
INSERT INTO application_privilege (privilege) VALUES ('INSERT ON group_membership');
