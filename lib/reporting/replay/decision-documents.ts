import { Prisma } from '@/generated/prisma/client'
import type { PaymentState } from '@/lib/compliance/rules/types'
import type { IsoDate } from '@/lib/kernel/calendar'
import { columnOf } from '@/lib/ledger/payments/form/blank-payment'
import { TEXT_FIELDS } from '@/lib/ledger/payments/form/payment-schema'
import type { DecisionDocument } from './decision-document'
import type { DecisionKey } from './decisions-to-replay'

/**
 * The same limits as for a new payment (lib/ledger/payments/context-query.ts), here as of the instant of a decision.
 */
const LOOK_BACK_DAYS = 400
const MOST_ENTRIES = 200
const NEAREST_RATES = 4

/**
 * The version of a record that was current when the decision `d` was made; null when no version is that old or the
 * record had been removed.
 */
const knownThen = (table: string, id: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`
    (SELECT v.content FROM record_version v
      WHERE v.table_name = ${table} AND v.record_id = ${id} AND v.at <= d.made_at ORDER BY v.number DESC LIMIT 1)`

const LICENSE = Prisma.sql`
  CASE WHEN p.fsb_license_id IS NULL THEN NULL WHEN license.content IS NULL THEN '"missing"'::jsonb
  ELSE jsonb_build_object(
    'id', p.fsb_license_id, 'number', license.content->'number', 'kind', license.content->'kind',
    'status', license.content->'status',
    'issuedOn', license.content->'issued_on', 'validUntil', license.content->'valid_until',
    'coversProduct',
    ${knownThen('fsb_license_product', Prisma.sql`p.fsb_license_id || ' ' || p.product_id`)} IS NOT NULL) END`

/**
 * The classification is the one of the payment date among those known then: a later one does not change older payments.
 */
const PRODUCT = Prisma.sql`
  CASE WHEN p.product_id IS NULL THEN NULL WHEN product.content IS NULL THEN '"missing"'::jsonb
  ELSE jsonb_build_object(
    'id', p.product_id, 'name', product.content->'name', 'kind', product.content->'kind',
    'htsCode', coalesce(product.content->>'hs_code', ''),
    'classification', (SELECT jsonb_build_object('eccn', eccn, 'licenseException', license_exception,
        'commerceLicenseNumber', commerce_license_number, 'massMarket', mass_market, 'evidence', evidence,
        'validFrom', valid_from, 'basis', basis, 'basisNote', basis_note, 'endUserClass', end_user_class)
      FROM product_classification
      WHERE product_id = p.product_id AND valid_from <= dated.payment_date
        AND date_trunc('milliseconds', created_at) <= d.made_at
      ORDER BY valid_from DESC, created_at DESC LIMIT 1)) END`

const RATES_THEN = Prisma.sql`
  SELECT r.* FROM exchange_rate r
  WHERE r.currency = p.currency AND date_trunc('milliseconds', r.created_at) <= d.made_at
    AND NOT EXISTS (SELECT FROM exchange_rate newer
      WHERE newer.supersedes_id = r.id AND date_trunc('milliseconds', newer.created_at) <= d.made_at)`
const RATE_DAY = Prisma.sql`coalesce(p.rate_date, dated.payment_date)`
const SAVED_RATES = Prisma.sql`CASE WHEN p.currency = 'USD' THEN '[]' ELSE (
  SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'date', rate_date, 'value', rate::text,
      'source', source)), '[]') FROM (
    (SELECT * FROM (${RATES_THEN}) AS known WHERE rate_date = ${RATE_DAY} AND source = p.rate_source)
    UNION
    (SELECT * FROM (${RATES_THEN}) AS known
      WHERE rate_date <= ${RATE_DAY} ORDER BY rate_date DESC, source LIMIT ${NEAREST_RATES})
    UNION
    (SELECT * FROM (${RATES_THEN}) AS known
      WHERE rate_date > ${RATE_DAY} ORDER BY rate_date, source LIMIT ${NEAREST_RATES})
  ) AS near) END`

/**
 * Entries of the payer recorded before this one, in the state they had when the decision was made: of the company, and
 * of those it was one payer with by then.
 */
const EARLIER_COLUMNS = Prisma.sql`
  q.id, q.company_id, q.reference, known.state, q.payment_date, q.recorded_at, q.amount_minor, q.currency,
  q.amount_cents, q.payee_name, q.fsb_license_id`
const EARLIER = Prisma.sql`
  FROM payment q CROSS JOIN LATERAL (SELECT t.to_state AS state FROM payment_transition t
    WHERE t.payment_id = q.id AND t.at <= d.made_at ORDER BY t.seq DESC LIMIT 1) AS known
  WHERE q.company_id = ANY (dated.companies) AND (q.recorded_at, q.id) < (p.recorded_at, p.id)`
const EARLIER_ENTRIES = Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', earlier.id, 'reference', reference, 'state', state,
    'paymentDate', payment_date, 'recordedOn', (recorded_at AT TIME ZONE o.time_zone)::date,
    'amountMinor', amount_minor, 'currency', currency, 'amountCents', amount_cents, 'payeeName', payee_name,
    'fsbLicenseId', CASE WHEN earlier.company_id <> p.company_id
      AND EXISTS (SELECT FROM fsb_license theirs JOIN fsb_license mine
        ON registration_key(mine.number) = registration_key(theirs.number)
        WHERE theirs.id = earlier.fsb_license_id AND mine.id = p.fsb_license_id)
      THEN p.fsb_license_id ELSE earlier.fsb_license_id END,
    'blockedBy', coalesce((SELECT to_jsonb(blocked_by) FROM payment_determination
      WHERE payment_id = earlier.id AND made_at <= d.made_at
      ORDER BY seq DESC LIMIT 1), '[]')) ORDER BY payment_date DESC, earlier.id DESC), '[]')
  FROM (
    (SELECT ${EARLIER_COLUMNS} ${EARLIER} AND q.payment_date >= dated.payment_date - ${LOOK_BACK_DAYS}::int
        AND known.state NOT IN ('rejected', 'voided')
      ORDER BY q.payment_date DESC, q.id DESC LIMIT ${MOST_ENTRIES})
    UNION
    (SELECT ${EARLIER_COLUMNS} ${EARLIER} AND known.state = 'blocked'
        AND q.recorded_at >= d.made_at - make_interval(days => ${LOOK_BACK_DAYS}::int)
      ORDER BY q.recorded_at DESC, q.id DESC LIMIT ${MOST_ENTRIES})
  ) AS earlier)`

/** The fields of the payment that are text, such as `'payeeName', p.payee_name`. */
const PAYMENT_TEXTS = Prisma.raw(TEXT_FIELDS.map((name) => `'${name}', p.${columnOf(name)}`).join(', '))

/** The payment as entered; at settlement, with the date of the bank's debit. */
const INPUT = Prisma.sql`
  jsonb_build_object('companyId', p.company_id, 'fsbLicenseId', coalesce(p.fsb_license_id::text, ''),
  'productId', coalesce(p.product_id::text, ''), 'purpose', p.purpose, 'payeeKind', p.payee_kind, ${PAYMENT_TEXTS},
  'fsbReceipt', p.fsb_receipt, 'currency', p.currency,
  'amountMinor', p.amount_minor, 'serviceFeeMinor', p.service_fee_minor, 'serviceFeeCents', p.service_fee_cents,
  'stateDutyCents', p.state_duty_cents,
  'bankUsdCents', CASE WHEN p.rate_source = 'bank_debit'
    THEN dated.amount_cents + coalesce(p.service_fee_cents, 0) + coalesce(p.state_duty_cents, 0) END,
  'rate', p.rate::text, 'rateDate', p.rate_date, 'rateSource', p.rate_source, 'amountCents', dated.amount_cents,
  'invoiceDate', p.invoice_date, 'paymentDate', dated.payment_date, 'postingDate', p.posting_date,
  'alreadyPaid', p.already_paid, 'correctsId', p.corrects_id,
  'destinations', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', role, 'name', name, 'address', address,
    'country', trim(country), 'region', region, 'city', city,
    'postalCode', postal_code) ORDER BY position), '[]')
    FROM payment_destination WHERE payment_id = p.id))`

/** The screened texts of its records; a country is two letters. */
const TEXTS = Prisma.sql`
  jsonb_build_object('companyAddress', coalesce(payer.content->>'address', ''),
  'companyCountry', coalesce(payer.content->>'country', ''),
  'applicant', coalesce(license.content->>'applicant', ''),
  'manufacturer', coalesce(product.content->>'manufacturer', ''))`

/**
 * Selects the stored decisions of these keys in their order, each with the facts that the rules were given
 * (DecisionDocument); null for a payment without a decision.
 */
export function decisionDocuments(keys: readonly DecisionKey[]): Prisma.Sql {
  const asked = Prisma.join(keys.map(({ id, seq }, place) => Prisma.sql`(${id}::uuid, ${seq}::int, ${place}::int)`))
  return Prisma.sql`
    SELECT CASE WHEN d.seq IS NOT NULL THEN jsonb_build_object('paymentId', p.id, 'reference', p.reference,
      'state', p.state, 'companyName', c.name, 'texts', ${TEXTS},
      'decision', d.seq, 'step', d.asked_at_step,
      'madeAt', to_char(d.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'madeOn', (d.made_at AT TIME ZONE o.time_zone)::date,
      'recordedOn', (p.recorded_at AT TIME ZONE o.time_zone)::date,
      'stored', jsonb_build_object('outcome', d.outcome, 'findings', d.findings, 'rulesVersion', d.rules_version,
        'placesVersion', d.places_version, 'lawVersion', d.law_version),
      'headroom', jsonb_build_object('capCents', d.cap_cents, 'usedCents', d.used_cents,
        'reservedCents', d.reserved_cents, 'violationCents', d.violation_cents),
      'input', ${INPUT}, 'license', ${LICENSE}, 'product', ${PRODUCT}, 'earlierEntries', ${EARLIER_ENTRIES},
      'savedRates', ${SAVED_RATES}) END AS document,
      p.id, p.reference, p.payment_date::text AS payment_date, p.state::text AS state, p.amount_cents,
      c.name AS company_name
    FROM (VALUES ${asked}) AS asked(id, seq, place)
    JOIN payment p ON p.id = asked.id JOIN company c ON c.id = p.company_id CROSS JOIN organisation o
    LEFT JOIN payment_determination d ON d.payment_id = p.id AND d.seq = asked.seq
    LEFT JOIN LATERAL (SELECT ${knownThen('company', Prisma.sql`p.company_id::text`)} AS content) AS payer ON true
    CROSS JOIN LATERAL (SELECT CASE WHEN d.asked_at_step = 'mark_paid' THEN coalesce(p.debit_date, p.payment_date)
        ELSE p.payment_date END AS payment_date,
      CASE WHEN p.settled_at IS NULL OR p.settled_at >= d.made_at THEN coalesce(p.entered_cents, p.amount_cents)
        ELSE p.amount_cents END AS amount_cents,
      CASE WHEN payer.content->>'payer_id' IS NULL THEN ARRAY[p.company_id]
        ELSE companies_of_payer(p.company_id) END AS companies) AS dated
    LEFT JOIN LATERAL
      (SELECT ${knownThen('fsb_license', Prisma.sql`p.fsb_license_id::text`)} AS content) AS license ON true
    LEFT JOIN LATERAL (SELECT ${knownThen('product', Prisma.sql`p.product_id::text`)} AS content) AS product ON true
    ORDER BY asked.place`
}

/** A requested payment and its decision; null when none is stored. */
export type DecisionRow = {
  document: DecisionDocument | null
  id: string
  reference: string
  payment_date: IsoDate
  state: PaymentState
  amount_cents: number
  company_name: string
}

/** The criteria by which refused destinations are found for a decision. */
export type RefusedQuestion = { place: number; paymentId: string; madeAt: string; words: string[] }

/** Those that share the most words are compared, as for a new payment. */
const MOST_REFUSED = 50

/**
 * Selects blocked destinations of any company that share words with those of each decision and were refused within the
 * given number of days before it, newest first.
 */
export const refusedDestinations = (questions: readonly RefusedQuestion[], withinDays: number): Prisma.Sql =>
  Prisma.sql`
    SELECT asked.place, (SELECT coalesce(jsonb_agg(jsonb_build_object('paymentId', r.payment_id,
      'reference', p.reference, 'companyName', c.name, 'name', d.name,
      'refusedOn', (r.refused_at AT TIME ZONE o.time_zone)::date,
      'nameWords', r.name_words, 'placeWords', r.place_words)
      ORDER BY r.refused_at DESC, r.payment_id, r.position), '[]')
    FROM (
      SELECT payment_id, position, refused_at, name_words, place_words FROM refused_destination
      WHERE (name_words || place_words) && asked.words AND refused_at <= asked.made_at
        AND refused_at >= asked.made_at - make_interval(days => ${withinDays + 1}::int)
        AND payment_id <> asked.payment_id
      ORDER BY (SELECT count(*) FROM unnest(name_words || place_words) AS w WHERE w = ANY (asked.words)) DESC,
        refused_at DESC LIMIT ${MOST_REFUSED}
    ) AS r
    JOIN payment p ON p.id = r.payment_id JOIN company c ON c.id = p.company_id
    JOIN payment_destination d ON d.payment_id = r.payment_id AND d.position = r.position) AS refused
  FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
    AS given(place int, "paymentId" uuid, "madeAt" timestamptz, words text[])
  CROSS JOIN LATERAL (SELECT given.place, given."paymentId" AS payment_id, given."madeAt" AS made_at,
      given.words) AS asked
  CROSS JOIN organisation o`
