-- From here on the event of every change holds the hash of each row that it wrote, as the row stands then. A row that was changed by anybody's hand, without an
-- event, is no longer the one its last event tells of.

-- Facts with the hashes of rows behind them: {..., "rowSha256": {"company 0199...": "ab12..."}}. The keys are a table and an id, as record_version has them. What the
-- facts say stays byte for byte as it was given.
CREATE FUNCTION with_row_sha256(facts text, hashes jsonb) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE WHEN hashes IS NULL OR hashes = '{}' THEN facts
    WHEN facts IS NULL OR facts = '{}' THEN jsonb_build_object('rowSha256', hashes)::text
    ELSE left(facts, -1) || ',"rowSha256":' || hashes::text || '}' END;

-- The table that a kind of target is a row of: by its name, but for two.
CREATE FUNCTION table_of_target(target_kind text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  CASE target_kind WHEN 'summary' THEN 'sign_off' WHEN 'year' THEN 'ledger_year' ELSE replace(target_kind, '-', '_') END;

-- Appends an event about anything that is not a payment; a payment's events come from its transitions alone. The row that the target is gets its hash into the event,
-- and so does each of `rows` ({ table, id }), written beside it; `wrote: false` says that nothing was.
CREATE OR REPLACE FUNCTION append_audit_event(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  event audit_event;
  hashes jsonb;
BEGIN
  event.verb := given->>'verb';
  event.company_id := (given->>'companyId')::uuid;
  IF event.verb LIKE 'payment.%' THEN RAISE EXCEPTION 'the events of a payment come from its transitions' USING ERRCODE = 'HR010'; END IF;
  event.chain := CASE WHEN event.company_id IS NULL THEN 'organisation' ELSE 'company:' || event.company_id END;
  event.at := ledger_now();
  event.actor_id := (given->>'actorId')::uuid;
  event.target_kind := given->>'targetKind';
  event.target_id := given->>'targetId';
  event.target_name := given->>'targetName';
  event.before := given->>'before';
  IF coalesce((given->>'wrote')::boolean, true) THEN
    SELECT jsonb_object_agg(of_table || ' ' || id, hash) INTO hashes
    FROM (SELECT table_of_target(event.target_kind), event.target_id UNION SELECT r->>'table', r->>'id' FROM jsonb_array_elements(coalesce(given->'rows', '[]')) AS r) AS written(of_table, id)
      CROSS JOIN LATERAL row_sha256_of(of_table, id) AS hash
    WHERE hash IS NOT NULL;
  END IF;
  event.after := with_row_sha256(given->>'after', hashes);
  event.reason := coalesce(given->>'reason', '');
  PERFORM chain_event(event, NULL);
END $$;

-- A request to void and its decision are told in the chain of the payment's year, with the hash of the request.
CREATE OR REPLACE FUNCTION void_request_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p payment;
  event audit_event;
BEGIN
  SELECT * INTO p FROM payment WHERE id = NEW.payment_id;
  event.chain := 'company:' || p.company_id || ':' || p.year;
  event.at := coalesce(NEW.decided_at, NEW.asked_at);
  event.actor_id := coalesce(NEW.decided_by_id, NEW.asked_by_id);
  event.verb := CASE WHEN NEW.decided_at IS NULL THEN 'payment.void-asked' WHEN NEW.confirmed THEN 'payment.void-confirmed' ELSE 'payment.void-declined' END;
  event.target_kind := 'payment';
  event.target_id := p.id::text;
  event.target_name := p.reference;
  event.company_id := p.company_id;
  event.after := with_row_sha256(NULL, jsonb_build_object('void_request ' || NEW.id, row_sha256(NEW)));
  event.reason := CASE WHEN NEW.decided_at IS NULL THEN NEW.reason ELSE NEW.decision_reason END;
  PERFORM chain_event(event, p.year);
  RETURN NULL;
END $$;

-- As before; the event of a hit names the case it opened, whose id is not that of its target.
CREATE OR REPLACE FUNCTION keep_re_screened(batch jsonb) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  run re_screening;
  hit record;
  opened uuid;
  hits int := 0;
BEGIN
  SELECT * INTO run FROM re_screening WHERE id = (batch->>'id')::uuid FOR UPDATE;
  IF NOT FOUND OR run.finished_at IS NOT NULL OR run.holder <> batch->>'holder' OR run.source <> batch->>'fromSource' OR run.after_key <> batch->>'fromKey' THEN RETURN 'lost'; END IF;
  FOR hit IN SELECT * FROM jsonb_to_recordset(batch->'hits') AS h("subject" text, "paymentId" uuid, "position" int, "screeningListId" uuid, "companyId" uuid,
    "destination" jsonb, "folded" text, "outcome" "FindingOutcome", "verdict" jsonb, "name" text, "before" "FindingOutcome") LOOP
    -- A hit is new when it is worse than what was stored and than the newest case about the same destination.
    CONTINUE WHEN EXISTS (SELECT FROM (SELECT outcome FROM screening_case WHERE subject = hit.subject ORDER BY opened_at DESC LIMIT 1) AS newest WHERE newest.outcome >= hit.outcome);
    INSERT INTO screening_case (id, opened_at, source, subject, payment_id, position, screening_list_id, re_screening_id, company_id, destination, folded, outcome, verdict)
      VALUES (gen_random_uuid(), ledger_now(), 're-screening', hit."subject", hit."paymentId", hit."position", hit."screeningListId", run.id, hit."companyId", hit."destination", hit."folded", hit."outcome", hit."verdict") RETURNING id INTO opened;
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 'screening-case.opened', 'targetKind', 'screening-case', 'targetId', hit."subject", 'targetName', hit."name",
      'companyId', hit."companyId", 'rows', jsonb_build_array(jsonb_build_object('table', 'screening_case', 'id', opened)), 'before', jsonb_build_object('outcome', hit."before")::text,
      'after', jsonb_build_object('outcome', hit."outcome", 'placesVersion', run.places_version, 'rulesVersion', run.rules_version)::text));
    hits := hits + 1;
  END LOOP;
  UPDATE re_screening SET done = run.done + (batch->>'count')::int, total = greatest(total, run.done + (batch->>'count')::int),
    clear_count = clear_count + (batch->>'clear')::int, review_count = review_count + (batch->>'review')::int, blocked_count = blocked_count + (batch->>'blocked')::int,
    hit_count = hit_count + hits, source = batch->>'toSource', after_key = batch->>'toKey', held_until = clock_timestamp() + interval '1 minute',
    finished_at = CASE WHEN (batch->>'finished')::boolean THEN ledger_now() END WHERE id = run.id RETURNING * INTO run;
  IF run.finished_at IS NOT NULL THEN
    PERFORM append_audit_event(jsonb_build_object('actorId', NULL, 'verb', 're-screening.finished', 'targetKind', 're-screening', 'targetId', run.id, 'targetName', 'every stored destination',
      'after', jsonb_build_object('destinations', run.done, 'clear', run.clear_count, 'review', run.review_count, 'blocked', run.blocked_count, 'newHits', run.hit_count)::text));
  END IF;
  RETURN 'kept';
END $$;

-- As before; the event holds the hash of the seal too. Keeps a signed summary with its audit event, both or neither. The seal must have been made by the signer in this very transaction, and the document must say
-- its root. Raises HR004 for anybody but an active manager.
CREATE OR REPLACE FUNCTION sign_summary(given jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  signer uuid := (given->>'signedById')::uuid;
  sealed jsonb := (given->>'document')::jsonb->'seal';
  made seal;
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = signer AND role = 'manager' AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'a manager signs the summary of a year' USING ERRCODE = 'HR004';
  END IF;
  SELECT * INTO made FROM seal WHERE number = (sealed->>'number')::int AND root = sealed->>'root' AND made_by_id = signer
    AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a summary is signed with the seal of its own transaction' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO sign_off (id, year, company_id, as_of, signed_at, signed_by_id, statement, document, document_sha256, seal_number)
    VALUES ((given->>'id')::uuid, (given->>'year')::int, (given->>'companyId')::uuid, (given->>'asOf')::timestamptz, ledger_now(), signer, given->>'statement',
      given->>'document', given->>'documentSha256', made.number);
  PERFORM append_audit_event(jsonb_build_object('actorId', signer, 'verb', 'summary.signed', 'targetKind', 'summary', 'targetId', given->>'id',
    'targetName', given->>'targetName', 'companyId', given->'companyId', 'rows', jsonb_build_array(jsonb_build_object('table', 'seal', 'id', made.number)), 'reason', given->>'statement',
    'after', jsonb_build_object('year', given->'year', 'asOf', given->'asOf', 'usedCents', given->'usedCents', 'documentSha256', given->'documentSha256',
      'seal', made.number, 'sealRoot', made.root)::text));
END $$;
