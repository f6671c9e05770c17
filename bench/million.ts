import { randomUUID } from 'node:crypto'
import { determine } from '@/lib/compliance/rules/determine'
import { ENGINE_VERSIONS } from '@/lib/compliance/screening/engine-versions'
import { aContext, aDestination, anEntry, aScreenedDestination } from '@/test/rules/rule-fixtures'
import { withClient } from '../scripts/lib/database/connection.mjs'
import type { Cluster } from './cluster'
import { ledgerEntryOf } from './entries'

/** How many payments a ledger is filled with; each company-year has ten, so that none passes the cap. */
export const PAYMENTS = 1_000_000
const PAYMENTS_OF_A_YEAR = 10
const YEARS = [2022, 2023, 2024, 2025, 2026]

export type Million = { ownerUrl: string; appUrl: string }

/** One payment in so many is not clear: a review that waits, a blocked attempt. */
const VARIANTS = [
  { outcome: 'clear', destinations: [aDestination()] },
  { outcome: 'review', destinations: [aDestination(), aScreenedDestination('review', 'Sudak')] },
  { outcome: 'blocked', destinations: [aScreenedDestination('blocked', 'Simferopol')] },
] as const

const COMPANIES = `
  INSERT INTO company (id, name, country)
  SELECT gen_random_uuid(), 'Company ' || n || ' Holdings', 'US'
  FROM generate_series(1, $1::int) n;
  INSERT INTO product (id, company_id, name, manufacturer, kind)
  SELECT gen_random_uuid(), id, 'Headset of ' || name, 'Acme', 'consumer_device' FROM company;
  INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories, issued_on)
    SELECT gen_random_uuid(), id, 'notification', 'RU' || left(id::text, 8), 'valid', 'Acme', 'manufacturer', '{2}',
      '2017-01-01' FROM company`

/** The payments to come, in the order of their dates as a ledger has them; everything else is made from this. */
const PLAN = `
  CREATE TABLE planned AS
  SELECT gen_random_uuid() AS id, row_number() OVER () AS number, dated.* FROM (
    SELECT c.id AS company_id, l.id AS fsb_license_id, p.id AS product_id, year, place,
      (make_date(year, 1, 1) + floor(random() * 330)::int) AS payment_date,
      CASE WHEN random() < 0.93 THEN 'clear' WHEN random() < 0.6 THEN 'review' ELSE 'blocked' END AS outcome
    FROM company c JOIN fsb_license l ON l.company_id = c.id JOIN product p ON p.company_id = c.id
      CROSS JOIN unnest($1::int[]) AS year CROSS JOIN generate_series(1, $2::int) AS place
    ORDER BY payment_date) AS dated`

const PAYMENT_ROWS = `
  INSERT INTO payment (id, reference, company_id, year, state, fsb_license_id, product_id, purpose, payee_kind,
    payee_name, currency, amount_minor, rate, rate_date, rate_source, amount_cents, invoice_date, payment_date,
    already_paid, debit_date, bank_reference, note, recorded_by_id, recorded_at, idempotency_key, request_hash)
  SELECT id, 'P-' || year || '-' || to_char(number, 'FM9999999990000'), company_id, year,
    (CASE outcome WHEN 'clear' THEN 'paid' WHEN 'review' THEN 'in_review' ELSE 'blocked' END)::"PaymentState",
    fsb_license_id, product_id, 'paying', 'fsb', 'FSB, licensing centre', 'RUB',
    3200000 + number % 100000, 80.15, payment_date - 7, 'bank_of_russia', 39925 + (number % 1000),
    payment_date - 9, payment_date, false,
    CASE WHEN outcome = 'clear' THEN payment_date END, CASE WHEN outcome = 'clear' THEN 'MT103/' || number END,
    CASE number % 4 WHEN 0 THEN 'Notification fee, "expedited"' WHEN 1 THEN 'Пошлина за нотификацию'
      ELSE 'Notification fee' END,
    $1, payment_date - 3 + interval '9 hours', gen_random_uuid(), encode(sha256(id::text::bytea), 'hex')
  FROM planned ORDER BY number`

const DETERMINATION_ROWS = `
  INSERT INTO payment_determination (payment_id, seq, outcome, findings, blocked_by, general_licenses, cap_cents,
    used_cents, reserved_cents, rules_version, places_version, made_at)
  SELECT planned.id, 1, d."outcome", d."findings", d."blockedBy", d."generalLicenses", d."capCents", d."usedCents",
    d."reservedCents", d."rulesVersion", d."placesVersion", payment_date - 3 + interval '9 hours'
  FROM planned JOIN jsonb_to_recordset($1::jsonb) AS d("outcome" "FindingOutcome", "findings" jsonb,
      "blockedBy" text[], "generalLicenses" text[], "capCents" int, "usedCents" int, "reservedCents" int,
      "rulesVersion" text, "placesVersion" text)
    ON d."outcome"::text = planned.outcome
  ORDER BY number`

const DESTINATION_ROWS = `
  INSERT INTO payment_destination (payment_id, position, role, name, address, country, region, city, postal_code,
    outcome, verdict)
  SELECT planned.id, d.position, d.role::"DestinationRole", d.name, d.address, d.country, 'Moscow', 'Moscow',
    '125009', d.outcome::"FindingOutcome", d.verdict
  FROM planned JOIN jsonb_to_recordset($1::jsonb) AS d("of" text, position int, role text, name text, address text,
      country text, outcome text, verdict jsonb)
    ON d."of" = planned.outcome ORDER BY number, position`

const TRANSITION_ROWS = `
  INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at)
  SELECT id, seq, from_state::"PaymentState", to_state::"PaymentState", $1,
    payment_date - 3 + interval '9 hours' + seq * interval '1 hour'
  FROM planned JOIN (VALUES ('clear', 1, NULL, 'requested'), ('clear', 2, 'requested', 'approved'),
      ('clear', 3, 'approved', 'paid'), ('review', 1, NULL, 'in_review'), ('blocked', 1, NULL, 'blocked'))
    AS move(of, seq, from_state, to_state) ON move.of = planned.outcome
  ORDER BY number, seq`

/**
 * One event a payment. Chains grow place by place, all of them at once: the hash of an event needs the one before it.
 */
const NEXT_EVENTS = `
  INSERT INTO audit_event (chain, seq, at, actor_id, verb, target_kind, target_id, target_name, company_id, after,
    previous_hash, hash)
  SELECT chain, seq, at, $1, verb, 'payment', id::text, reference, company_id, after, previous_hash,
    audit_hash(previous_hash, chain, at, $1, verb, 'payment', id::text, reference, company_id, NULL, after, '')
  FROM (
    SELECT 'company:' || p.company_id || ':' || p.year AS chain, planned.place AS seq, p.recorded_at AS at,
      CASE p.state WHEN 'blocked' THEN 'payment.blocked' ELSE 'payment.recorded' END AS verb, p.id,
      p.reference, p.company_id,
      jsonb_build_object('state', p.state, 'amountCents', p.amount_cents, 'currency', p.currency,
        'amountMinor', p.amount_minor, 'paymentDate', p.payment_date, 'payee', p.payee_name,
        'outcome', planned.outcome, 'blockedBy', '[]'::jsonb, 'rulesVersion', '1', 'placesVersion', '1',
        'requestSha256', p.request_hash)::text AS after,
      coalesce(earlier.hash, audit_genesis('company:' || p.company_id || ':' || p.year)) AS previous_hash
    FROM planned JOIN payment p ON p.id = planned.id
      LEFT JOIN audit_event earlier ON earlier.chain = 'company:' || p.company_id || ':' || p.year
        AND earlier.seq = planned.place - 1
    WHERE planned.place = $2::int) AS made`

const YEAR_ROWS = `
  INSERT INTO company_year (company_id, year, cap_cents, used_cents, reserved_cents, blocked_cents, in_review_count,
    paid_count, blocked_count, head_seq, head_hash, head_previous_hash)
  SELECT p.company_id, p.year, 500000, coalesce(sum(amount_cents) FILTER (WHERE state = 'paid'), 0),
    coalesce(sum(amount_cents) FILTER (WHERE state = 'in_review'), 0),
    coalesce(sum(amount_cents) FILTER (WHERE state = 'blocked'), 0), count(*) FILTER (WHERE state = 'in_review'),
    count(*) FILTER (WHERE state = 'paid'),
    count(*) FILTER (WHERE state = 'blocked'), $1::int,
    (SELECT hash FROM audit_event e WHERE e.chain = 'company:' || p.company_id || ':' || p.year AND seq = $1::int),
    (SELECT previous_hash FROM audit_event e
      WHERE e.chain = 'company:' || p.company_id || ':' || p.year AND seq = $1::int)
  FROM payment p GROUP BY 1, 2`

/** The determinations and destinations as recording would send them, one of each outcome. */
function variants() {
  const subject = { companyId: randomUUID(), fsbLicenseId: randomUUID(), productId: randomUUID() }
  const entries = VARIANTS.map(({ outcome, destinations }) => {
    const entry = anEntry({ destinations: [...destinations] })
    const determination = determine(entry, aContext())
    if (determination.outcome !== outcome) throw new Error(`the ${outcome} entry came out as ${determination.outcome}`)
    return { outcome, ...ledgerEntryOf(subject, randomUUID(), entry, determination) }
  })
  return {
    determinations: entries.map(({ determination }) => determination),
    destinations: entries.flatMap(({ outcome, destinations }) =>
      destinations.map((destination, at) => ({ ...destination, of: outcome, position: at + 1 })),
    ),
  }
}

/**
 * A ledger of a million payments with their determinations, destinations, transitions and audit events, written without
 * the triggers in a few minutes. It is valid: every chain verifies and every year adds up.
 */
export async function fillMillion(cluster: Cluster, name: string, say: (line: string) => void): Promise<Million> {
  const urls = await cluster.database(name)
  await withClient(cluster.superuserUrl(name), async (client) => {
    const person = randomUUID()
    const { determinations, destinations } = variants()
    const step = async (what: string, sql: string, values: unknown[] = []) => {
      const startedAt = performance.now()
      await client.query(sql, values)
      say(`  ${what}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
    }
    // Triggers and foreign keys are not asked: a replica's session writes what it is given.
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off; SET jit = off')
    await client.query("INSERT INTO organisation (id, name, demo) VALUES (1, 'Benchmark', true)")
    await client.query(
      "INSERT INTO person (id, email, name, role) VALUES ($1, 'auditor@example.com', 'Auditor', 'auditor')",
      [person],
    )
    const companies = PAYMENTS / PAYMENTS_OF_A_YEAR / YEARS.length
    for (const statement of COMPANIES.split(';')) await client.query(statement.replace('$1::int', String(companies)))
    await client.query('ANALYZE company, product, fsb_license')
    await step('planned', PLAN, [YEARS, PAYMENTS_OF_A_YEAR])
    await step('payments', PAYMENT_ROWS, [person])
    await step('determinations', DETERMINATION_ROWS, [JSON.stringify(determinations)])
    await step('destinations', DESTINATION_ROWS, [JSON.stringify(destinations)])
    await step('transitions', TRANSITION_ROWS, [person])
    for (let place = 1; place <= PAYMENTS_OF_A_YEAR; place++)
      await step(`events ${place}`, NEXT_EVENTS, [person, place])
    await step('company-years', YEAR_ROWS, [PAYMENTS_OF_A_YEAR])
    // Everything has been screened by this version: otherwise the application begins by screening a million
    // destinations again.
    await client.query(
      `INSERT INTO re_screening (id, begun_at, places_version, rules_version, total, finished_at)
       VALUES (gen_random_uuid(), now(), $1, $2, 0, now())`,
      [ENGINE_VERSIONS.placesVersion, ENGINE_VERSIONS.rulesVersion],
    )
    await client.query('DROP TABLE planned')
    await step('vacuum', 'VACUUM ANALYZE')
    await client.query('CHECKPOINT')
  })
  return urls
}
