-- Appends a further determination of a payment.
CREATE OR REPLACE FUNCTION append_determination(payment uuid, given jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO payment_determination (
    payment_id, seq,
    outcome, findings, blocked_by, general_licenses,
    cap_cents, used_cents, reserved_cents, violation_cents,
    rules_version, places_version, law_version, asked_at_step, made_at)
  SELECT
    payment, (SELECT 1 + max(seq) FROM payment_determination WHERE payment_id = payment),
    d."outcome", d."findings", d."blockedBy", d."generalLicenses",
    d."capCents", d."usedCents", d."reservedCents", coalesce(d."violationCents", 0),
    d."rulesVersion", d."placesVersion", coalesce(d."lawVersion", ''), d."step", ledger_now()
  FROM jsonb_to_record(given) AS d(
    "outcome" "FindingOutcome", "findings" jsonb, "blockedBy" text[], "generalLicenses" text[],
    "capCents" int, "usedCents" int, "reservedCents" int, "violationCents" int,
    "rulesVersion" text, "placesVersion" text, "lawVersion" text, "step" text);
END $$;
REVOKE EXECUTE ON FUNCTION append_determination(uuid, jsonb) FROM PUBLIC;
