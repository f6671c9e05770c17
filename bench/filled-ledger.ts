import type { Client } from 'pg'
import { withClient } from '../scripts/lib/database/connection.mjs'

/** How large the ledger is to be: so many payments, spread over the companies and over a year and the one before. */
export type Size = { companies: number; payments: number; year: number }

const hash = (what: string, within: number) => `(abs(hashint8extended(${what}, 7)) % ${within})`

/**
 * Fills in minutes a ledger that would take a day to record: rows and rollup are written directly into the tables, by
 * the superuser of the benchmark's own cluster, bypassing every trigger. Indexes are created afterwards. Of the history
 * only what a summary reads is written: transitions of reviewed, open and voided payments, and an audit event for one
 * entry in ten.
 */
export async function fillLedger(adminUrl: string, size: Size, say: (line: string) => void): Promise<void> {
  await asFiller(adminUrl, async (client) => {
    await client.query("ALTER SYSTEM SET max_wal_size = '16GB'")
    await client.query('SELECT pg_reload_conf()')
    await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Benchmark')")
    await client.query(
      `INSERT INTO person (id, email, name, role)
       VALUES (gen_random_uuid(), 'analyst@example.com', 'Analyst', 'analyst')`,
    )
    await fillCompanies(client, size.companies)
    say('companies written')
    const { rows: indexes } = await client.query(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
       WHERE indrelid IN ('payment'::regclass, 'payment_transition'::regclass, 'audit_event'::regclass)
         AND NOT indisprimary`,
    )
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
    const payments = size.payments / 2
    const year = (which: number, days: number) =>
      asFiller(adminUrl, (filler) => fillYear(filler, { ...size, year: which, payments, days }))
    await Promise.all([year(size.year - 1, 365), year(size.year, 325)])
    say('payments written')
    for (const { definition } of indexes) await client.query(definition)
    say('indexes made')
    await client.query(
      `VACUUM (ANALYZE) payment, payment_determination, payment_transition, audit_event, company_year, company,
       fsb_license, product`,
    )
    await client.query('CHECKPOINT')
  })
}

/** A connection past every trigger, with memory for large statements. */
const asFiller = (adminUrl: string, work: (client: Client) => Promise<void>): Promise<void> =>
  withClient(adminUrl, async (client: Client) => {
    const settings = {
      session_replication_role: 'replica',
      synchronous_commit: 'off',
      maintenance_work_mem: '1GB',
      work_mem: '256MB',
    }
    for (const [name, value] of Object.entries(settings)) await client.query(`SET ${name} = '${value}'`)
    await work(client)
  })

async function fillCompanies(client: Client, companies: number): Promise<void> {
  const id = (kind: number) => `lpad(to_hex(n), 8, '0')::text || '-0000-4000-8000-00000000000${kind}'`
  await client.query(
    `INSERT INTO company (id, name, country)
     SELECT (${id(1)})::uuid, 'Company ' || n, 'US'
     FROM generate_series(1, ${companies}) n`,
  )
  await client.query(
    `INSERT INTO product (id, company_id, name, manufacturer, kind)
     SELECT (${id(2)})::uuid, (${id(1)})::uuid, 'Headset', 'Acme',
       (ARRAY['consumer_device', 'consumer_software', 'other_it'])[1 + n % 3]::"ProductKind"
     FROM generate_series(1, ${companies}) n`,
  )
  await client.query(
    `INSERT INTO fsb_license (id, company_id, kind, number, status, applicant, applicant_kind, categories, valid_until)
     SELECT (${id(3)})::uuid, (${id(1)})::uuid,
       (ARRAY['notification', 'permit', 'import_license', 'certification'])[1 + n % 4]::"FsbLicenseKind",
       'RU' || lpad(n::text, 10, '0'), 'valid', 'Acme', 'manufacturer', '{2}', make_date(2024 + n % 6, 1 + n % 12, 28)
     FROM generate_series(1, ${companies}) n`,
  )
}

// One in a thousand for each unusual state, one in a hundred for each common one; the rest is paid.
const STATE = `
  CASE WHEN luck < 9500 THEN 'paid' WHEN luck < 9600 THEN 'requested' WHEN luck < 9630 THEN 'in_review'
    WHEN luck < 9700 THEN 'approved' WHEN luck < 9750 THEN 'voided' WHEN luck < 9800 THEN 'rejected'
    WHEN luck < 9999 THEN 'blocked' ELSE 'violation' END`

async function fillYear(client: Client, { companies, payments, year, days }: Size & { days: number }): Promise<void> {
  const day = `(make_date(${year}, 1, 1) + ${hash('n + 1', days)}::int)`
  await client.query(`CREATE TEMP TABLE made AS
    SELECT (lpad(to_hex(n), 8, '0') || '-${year}-4000-8000-00000000000a')::uuid AS id, n,
      1 + n % ${companies} AS company, ${day} AS day,
      1 + (${hash('n + 3', 2000)} + ${hash('n + 4', 1300)} * (n % 10))::int AS cents,
      ${hash('n + 5', 10_000)} AS luck, ${hash('n + 6', 100)} AS chance
    FROM generate_series(1, ${payments}) n`)
  const of = (kind: number) => `(lpad(to_hex(company), 8, '0') || '-0000-4000-8000-00000000000${kind}')::uuid`
  await client.query(
    `INSERT INTO payment (id, reference, company_id, year, state, fsb_license_id, product_id, purpose, payee_kind,
       payee_name, currency, amount_minor, amount_cents, payment_date, already_paid, debit_date, bank_reference,
       corrects_id, recorded_by_id, recorded_at, idempotency_key, request_hash)
     SELECT id, 'P-${year}-' || lpad(n::text, 8, '0'), ${of(1)}, ${year}, (${STATE})::"PaymentState", ${of(3)},
       CASE WHEN chance < 90 THEN ${of(2)} END, 'paying',
       (ARRAY['fsb', 'fsb', 'fsb', 'agent', 'state_duty'])[1 + n % 5]::"PayeeKind",
       CASE n % 5 WHEN 3 THEN 'Agent ' || (n % 2999) WHEN 4 THEN 'Federal Treasury' ELSE 'FSB, licensing centre' END,
       'USD', cents, cents, day, false, day, 'B-' || n,
       CASE WHEN chance = 99 AND luck < 5000 AND n > 1
         THEN (lpad(to_hex(n - 1), 8, '0') || '-${year}-4000-8000-00000000000a')::uuid END,
       (SELECT id FROM person LIMIT 1), day::timestamp - interval '5 days' + (chance = 98)::int * interval '8 days',
       id, md5(n::text)
     FROM made`,
  )
  await client.query(
    `INSERT INTO payment_determination (payment_id, seq, outcome, findings, blocked_by, general_licenses, cap_cents,
       used_cents, reserved_cents, rules_version, places_version, made_at)
     SELECT id, 1, CASE WHEN luck < 9800 THEN 'clear' ELSE 'blocked' END::"FindingOutcome",
       '[{"rule": "annual-cap", "outcome": "clear"}]',
       CASE WHEN luck >= 9800 THEN ARRAY[(ARRAY['destination', 'annual-cap', 'payee', 'duplicate'])[1 + n % 4]]
         ELSE '{}' END, '{GL 1C,GL 42}', 500000, ${hash('n + 8', 500_000)}, 0, 'bench', 'bench', day
     FROM made`,
  )
  await client.query(
    `INSERT INTO payment_transition (payment_id, seq, from_state, to_state, actor_id, at, reason)
     SELECT id, step.seq, step.was::"PaymentState", step.became::"PaymentState", (SELECT id FROM person LIMIT 1),
       day::timestamp - interval '5 days' + step.seq * (1 + chance) * interval '13 minutes', ''
     FROM made CROSS JOIN LATERAL (SELECT * FROM (VALUES
       (1, NULL, CASE WHEN luck >= 9600 AND luck < 9630 OR luck < 50 THEN 'in_review' ELSE 'requested' END,
         luck < 50 OR luck >= 9500),
       (2, 'in_review', 'requested', luck < 50),
       (2, 'requested', ${STATE}, luck >= 9630)
     ) AS step(seq, was, became, happened) WHERE happened) step`,
  )
  const cents = (states: string) => `coalesce(sum(amount_cents) FILTER (WHERE state IN (${states})), 0)`
  const states = ['requested', 'in_review', 'approved', 'paid', 'rejected', 'voided', 'blocked', 'violation']
  const count = (state: string) => `count(*) FILTER (WHERE state = '${state}')`
  await client.query(
    `INSERT INTO company_year (company_id, year, cap_cents, used_cents, reserved_cents, blocked_cents,
       violation_cents, requested_count, in_review_count, approved_count, paid_count,
       rejected_count, voided_count, blocked_count, violation_count, head_seq, head_hash, head_previous_hash)
     SELECT company_id, year, 500000, ${cents("'paid'")}, ${cents("'requested', 'in_review', 'approved'")},
       ${cents("'blocked'")}, ${cents("'violation'")},
       ${states.map(count).join(', ')}, 1, audit_genesis(company_id || ':' || year), audit_genesis('')
     FROM payment WHERE year = ${year} GROUP BY 1, 2`,
  )
  await client.query(
    `INSERT INTO audit_event (chain, seq, at, verb, target_kind, target_id, target_name, company_id,
       previous_hash, hash)
     SELECT 'company:' || ${of(1)} || ':${year}', n, day::timestamp - interval '5 days', 'payment.recorded',
       'payment', id, 'P-${year}-' || n, ${of(1)}, md5(n::text), md5(id::text)
     FROM made WHERE n % 10 = 0`,
  )
  await client.query('DROP TABLE made')
}
