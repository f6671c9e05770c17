import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Headroom } from '@/lib/compliance/rules/money/headroom'
import type { SavedRate } from '@/lib/compliance/rules/money/rates'
import type { RulePolicies } from '@/lib/compliance/rules/policies'
import type { Context, EarlierEntry, RefusedDestination } from '@/lib/compliance/rules/types'
import { db, type Transaction } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'

/** The entry in question; a field that is not chosen yet is null. */
export type ContextQuery = {
  companyId: string | null
  fsbLicenseId: string | null
  productId: string | null
  correctsId: string | null
  paymentDate: IsoDate
  year: number
  /** The currency of the debit, the day its rate is compared on, and the source it claims, for the saved rates. */
  currency: string | null
  rateDay: IsoDate
  rateSource: string | null
  /**
   * The payment itself when the rules are asked about it again: neither it nor the entries made after it are earlier
   * entries.
   */
  exceptId?: string | null
  /** Distinctive words of the parties' names and places; blocked destinations that share some are read. */
  words: string[]
}

/** The answer of the database: one document. */
export type ContextDocument = {
  timeZone: string
  /** The version of the facts that were read: the ledger refuses a decision whose facts have changed since. */
  factsVersion: string | null
  policies: Pick<RulePolicies, 'duplicateWindowDays' | 'retryWindowDays'> & Partial<RulePolicies>
  yearClosed: boolean
  company: {
    id: string
    name: string
    address: string
    country: string
    archived: boolean
    joinedInto: string | null
  } | null
  /** The headroom of the payer in the year: the company with all companies it is joined with. */
  headroom: Headroom
  groups: { name: string; members: { companyId: string; name: string; takenCents: number }[] }[]
  license: (NonNullable<Context['fsbLicense']> & { archived: boolean; applicant: string }) | null
  product: (NonNullable<Context['product']> & { archived: boolean; manufacturer: string }) | null
  corrects: { companyId: string; state: string } | null
  earlierEntries: EarlierEntry[]
  refusedDestinations: RefusedDestination[]
  savedRates: SavedRate[]
}

/**
 * How far back earlier entries are read: a year and a month, so that a yearly fee is compared with last year's.
 */
const LOOK_BACK_DAYS = 400
const MOST_ENTRIES = 200
/** The most refused destinations that are compared: those that share the most words. */
const MOST_REFUSED = 50
/** Saved rates on each side of the day: at least one of every source. */
const NEAREST_RATES = 4

/**
 * Reads what the rules need in one round trip. Licenses and products are looked up within the company. Earlier entries
 * are those from a year before the payment date on, of every company that is the same payer, and recently blocked
 * entries of any payment date, because a retry is counted from the day of the block. The classification is the one on
 * the payment date: a later one does not change an older payment.
 */
export async function queryContext(query: ContextQuery, client: Transaction = db): Promise<ContextDocument> {
  const { companyId, fsbLicenseId, productId, correctsId, paymentDate, year, words, currency, rateDay, rateSource } =
    query
  const { exceptId = null } = query
  const beforeIt = exceptId
    ? Prisma.sql`(recorded_at, id) < (SELECT recorded_at, id FROM payment WHERE id = ${exceptId}::uuid)`
    : Prisma.sql`true`
  const rows = await client.$queryRaw<{ document: ContextDocument }[]>`
    SELECT jsonb_build_object(
      'timeZone', o.time_zone,
      'factsVersion', CASE WHEN ${companyId}::uuid IS NOT NULL THEN facts_version(${companyId}::uuid) END,
      'policies', jsonb_build_object('duplicateWindowDays', o.duplicate_window_days,
        'retryWindowDays', o.retry_window_days)
        || (SELECT coalesce(jsonb_object_agg(name, value), '{}')
          FROM (SELECT DISTINCT ON (name) name, value FROM effective_rule_policy
            WHERE from_date <= (now() AT TIME ZONE o.time_zone)::date
              ORDER BY name, from_date DESC, effective_at DESC) AS policy_of_the_day),
      'savedRates', (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'date', rate_date,
        'value', rate::text, 'source', source)), '[]')
        FROM (
          (SELECT * FROM current_exchange_rate WHERE currency = ${currency} AND rate_date = ${rateDay}::date
            AND source = ${rateSource}::"RateSource")
          UNION
          (SELECT * FROM current_exchange_rate WHERE currency = ${currency} AND rate_date <= ${rateDay}::date
            ORDER BY rate_date DESC, source LIMIT ${NEAREST_RATES})
          UNION
          (SELECT * FROM current_exchange_rate WHERE currency = ${currency} AND rate_date > ${rateDay}::date
            ORDER BY rate_date, source LIMIT ${NEAREST_RATES})
        ) AS near),
      'yearClosed', year_is_closed(${companyId}::uuid, ${year}::int),
      'company', (SELECT jsonb_build_object('id', c.id, 'name', c.name, 'address', c.address, 'country', c.country,
        'archived', c.archived_at IS NOT NULL, 'joinedInto', payer.name)
        FROM company c LEFT JOIN company payer ON payer.id = c.payer_id AND payer.id <> c.id
          WHERE c.id = ${companyId}::uuid),
      'headroom', headroom_of(${companyId}::uuid, ${year}::int),
      'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'members', (
          SELECT jsonb_agg(jsonb_build_object('companyId', c.id, 'name', c.name,
            'takenCents', coalesce(y.used_cents + y.reserved_cents + y.violation_cents, 0))
            ORDER BY y.used_cents + y.reserved_cents + y.violation_cents DESC NULLS LAST, c.name)
          FROM members_of_groups(${year}::int) member JOIN company c ON c.id = member.company_id
            LEFT JOIN company_year y ON y.company_id = member.company_id AND y.year = ${year}::int
          WHERE member.group_id = g.id)) ORDER BY g.name), '[]')
        FROM members_of_groups(${year}::int) mine JOIN company_group g ON g.id = mine.group_id
          WHERE mine.company_id = ${companyId}::uuid),
      'license', (SELECT jsonb_build_object('id', id, 'number', number, 'kind', kind, 'status', status,
          'issuedOn', issued_on, 'validUntil', valid_until,
          'archived', archived_at IS NOT NULL, 'applicant', applicant,
          'coversProduct', EXISTS (SELECT FROM fsb_license_product WHERE fsb_license_id = fsb_license.id
            AND product_id = ${productId}::uuid))
        FROM fsb_license WHERE company_id = ${companyId}::uuid AND id = ${fsbLicenseId}::uuid),
      'product', (SELECT jsonb_build_object('id', id, 'name', name, 'kind', kind, 'htsCode', hs_code,
          'archived', archived_at IS NOT NULL, 'manufacturer', manufacturer,
          'classification', (SELECT jsonb_build_object('eccn', eccn, 'licenseException', license_exception,
            'commerceLicenseNumber', commerce_license_number,
              'massMarket', mass_market, 'evidence', evidence, 'validFrom', valid_from,
              'basis', basis, 'basisNote', basis_note, 'endUserClass', end_user_class)
            FROM product_classification WHERE product_id = product.id AND valid_from <= ${paymentDate}::date
              ORDER BY valid_from DESC, created_at DESC LIMIT 1))
        FROM product WHERE company_id = ${companyId}::uuid AND id = ${productId}::uuid),
      'corrects', (SELECT jsonb_build_object('companyId', company_id, 'state', state) FROM payment
        WHERE id = ${correctsId}::uuid),
      'earlierEntries', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', earlier.id, 'reference', reference,
          'state', state, 'paymentDate', payment_date, 'recordedOn', (recorded_at AT TIME ZONE o.time_zone)::date,
          'amountMinor', amount_minor, 'currency', currency, 'amountCents', amount_cents, 'payeeName', payee_name,
          'fsbLicenseId', CASE WHEN company_id <> ${companyId}::uuid
            AND EXISTS (SELECT FROM fsb_license theirs JOIN fsb_license mine
              ON registration_key(mine.number) = registration_key(theirs.number)
                WHERE theirs.id = earlier.fsb_license_id AND mine.id = ${fsbLicenseId}::uuid)
            THEN ${fsbLicenseId}::uuid ELSE fsb_license_id END,
          'blockedBy', (SELECT blocked_by FROM payment_determination WHERE payment_id = earlier.id ORDER BY seq DESC
            LIMIT 1))
          ORDER BY payment_date DESC, earlier.id DESC), '[]')
        FROM unnest(companies_of_payer(${companyId}::uuid)) AS of_payer(id) CROSS JOIN LATERAL (
          (SELECT id, company_id, reference, state, payment_date, recorded_at, amount_minor, currency, amount_cents,
            payee_name, fsb_license_id FROM payment
            WHERE company_id = of_payer.id AND payment_date >= ${paymentDate}::date - ${LOOK_BACK_DAYS}::int
              AND state NOT IN ('rejected', 'voided')
              AND ${beforeIt}
            ORDER BY payment_date DESC, id DESC LIMIT ${MOST_ENTRIES})
          UNION
          (SELECT id, company_id, reference, state, payment_date, recorded_at, amount_minor, currency, amount_cents,
            payee_name, fsb_license_id FROM payment
            WHERE company_id = of_payer.id AND state = 'blocked'
              AND recorded_at >= now() - make_interval(days => ${LOOK_BACK_DAYS}::int)
              AND ${beforeIt}
            ORDER BY recorded_at DESC, id DESC LIMIT ${MOST_ENTRIES})
        ) AS earlier),
      'refusedDestinations', (SELECT coalesce(jsonb_agg(jsonb_build_object('paymentId', r.payment_id,
          'reference', p.reference, 'companyName', c.name, 'name', d.name,
          'refusedOn', (r.refused_at AT TIME ZONE o.time_zone)::date, 'nameWords', r.name_words,
          'placeWords', r.place_words) ORDER BY r.refused_at DESC, r.payment_id, r.position), '[]')
        FROM (
          SELECT payment_id, position, refused_at, name_words, place_words FROM refused_destination
          WHERE (name_words || place_words) && ${words}::text[]
            AND refused_at >= now() - make_interval(days => o.retry_window_days + 1)
            AND payment_id IS DISTINCT FROM ${exceptId}::uuid
          ORDER BY (SELECT count(*) FROM unnest(name_words || place_words) AS w
            WHERE w = ANY (${words}::text[])) DESC, refused_at DESC LIMIT ${MOST_REFUSED}
        ) AS r
        JOIN payment p ON p.id = r.payment_id JOIN company c ON c.id = p.company_id
          JOIN payment_destination d ON d.payment_id = r.payment_id AND d.position = r.position)
    ) AS document FROM organisation o WHERE o.id = 1`
  const document = rows[0]?.document
  if (!document) throw new Error('there is no organisation')
  return document
}
