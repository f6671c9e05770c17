import { Prisma } from '@/generated/prisma/client'
import { isOneOf } from '@/lib/database/enum-filter'
import { nameContains } from '@/lib/records/companies/names/search-names'
import { enteredLate, NEAR_MISS, reviewedAs } from './conduct-filter'
import type { PaymentListParams } from './payment-list-params'

/** The tables every reading of the list joins: `p` payment, `c` company, `l` FSB license. */
export const PAYMENT_TABLES = Prisma.sql`
  payment p JOIN company c ON c.id = p.company_id
  LEFT JOIN fsb_license l ON l.id = p.fsb_license_id`

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`)

/**
 * The filter of a list as one SQL condition, the same for its rows, its count and sum, and its export. Order and place
 * are not part of it.
 */
export function paymentFilter(params: Omit<PaymentListParams, 'sort' | 'after' | 'before'>): Prisma.Sql {
  const conditions: Prisma.Sql[] = [Prisma.sql`true`]
  if (params.year) conditions.push(Prisma.sql`p.year = ${params.year}`)
  if (params.state) conditions.push(isOneOf(Prisma.sql`p.state`, 'PaymentState', params.state))
  if (params.payment) conditions.push(Prisma.sql`p.id = ANY(${params.payment}::uuid[])`)
  if (params.company) conditions.push(Prisma.sql`p.company_id = ${params.company}::uuid`)
  if (params.license) conditions.push(Prisma.sql`p.fsb_license_id = ${params.license}::uuid`)
  if (params.product) conditions.push(Prisma.sql`p.product_id = ${params.product}::uuid`)
  if (params.from) conditions.push(Prisma.sql`p.payment_date >= ${params.from}::date`)
  if (params.to) conditions.push(Prisma.sql`p.payment_date <= ${params.to}::date`)
  if (params.payee) conditions.push(isOneOf(Prisma.sql`p.payee_kind`, 'PayeeKind', params.payee))
  if (params.payeeName) conditions.push(Prisma.sql`p.payee_name IN (${Prisma.join(params.payeeName)})`)
  if (params.otherPayees) conditions.push(Prisma.sql`p.payee_name NOT IN (${Prisma.join(params.otherPayees)})`)
  if (params.kind) conditions.push(isOneOf(Prisma.sql`l.kind`, 'FsbLicenseKind', params.kind))
  if (params.productKind) {
    conditions.push(
      Prisma.sql`
        coalesce((SELECT o.kind::text FROM product o WHERE o.id = p.product_id), 'none')
          IN (${Prisma.join(params.productKind)})`,
    )
  }
  if (params.generalLicense) {
    conditions.push(Prisma.sql`(SELECT ${params.generalLicense} = ANY (d.general_licenses) FROM payment_determination d
      WHERE d.payment_id = p.id ORDER BY d.seq DESC LIMIT 1)`)
  }
  if (params.near) conditions.push(NEAR_MISS[params.near])
  if (params.reviewed) conditions.push(reviewedAs(params.reviewed))
  if (params.entered) conditions.push(enteredLate(params.entered))
  if (params.correction) conditions.push(Prisma.sql`p.corrects_id IS NOT NULL`)
  if (params.recordedBy) conditions.push(Prisma.sql`p.recorded_by_id = ${params.recordedBy}::uuid`)
  if (params.rule) {
    conditions.push(Prisma.sql`EXISTS (SELECT FROM payment_determination d WHERE d.payment_id = p.id
      AND (d.blocked_by && ARRAY[${Prisma.join(params.rule)}]
        OR d.blocked_by = '{}' AND EXISTS (SELECT FROM jsonb_array_elements(d.findings) f
          WHERE f->>'outcome' = 'review' AND f->>'rule' IN (${Prisma.join(params.rule)}))))`)
  }
  if (params.voids) {
    conditions.push(Prisma.sql`EXISTS (SELECT FROM void_request v WHERE v.payment_id = p.id AND v.decided_at IS NULL)`)
  }
  if (params.blockedFrom) {
    conditions.push(Prisma.sql`
      EXISTS (SELECT FROM payment_transition t WHERE t.payment_id = p.id AND t.to_state = 'blocked'
        AND t.at >= (${params.blockedFrom}::date::timestamp AT TIME ZONE (SELECT time_zone FROM organisation)))`)
  }
  if (params.q) {
    const pattern = `%${escapeLike(params.q)}%`
    conditions.push(
      Prisma.sql`
        (p.reference ILIKE ${pattern} OR p.payee_name ILIKE ${pattern}
          OR ${nameContains(Prisma.sql`c.name`, params.q)} OR l.number ILIKE ${pattern} OR p.note ILIKE ${pattern})`,
    )
  }
  return Prisma.join(conditions, ' AND ')
}
