import 'server-only'
import { randomUUID } from 'node:crypto'
import type { LedgerRow } from '@/lib/audit/audited'
import type { Transaction } from '@/lib/database/db'
import { type IsoDate, toDateColumn } from '@/lib/kernel/calendar'
import { invalidField, type Refusal } from '@/lib/kernel/outcome'
import { type Period, periodText } from './membership-input'

/** What stands beside a row: whose it is, who records it and what it replaces. */
export type NewMembership = Period & {
  companyId: string
  companyName: string
  group: { id: string; name: string }
  recordedById: string
  supersedesId?: string
  withdrawn?: boolean
  reason?: string
}

type Overlap = { group: string; fromDate: IsoDate | null; untilDate: IsoDate | null }

/**
 * Adds a row to the memberships of a company; the caller holds the whole organisation, because every member of the
 * group is told another total. Answers the row for its event, or the refusal when the company is in a group at that
 * time already.
 */
export async function writeMembership(
  transaction: Transaction,
  given: NewMembership,
): Promise<{ row: LedgerRow } | { refusal: Refusal }> {
  const { fromDate, untilDate, companyId, withdrawn = false, supersedesId = null } = given
  const [overlap] = withdrawn
    ? []
    : await transaction.$queryRaw<Overlap[]>`
      SELECT g.name AS "group", m.from_date::text AS "fromDate", m.until_date::text AS "untilDate"
      FROM group_membership m JOIN company_group g ON g.id = m.group_id
      WHERE m.company_id = ${companyId}::uuid AND m.id IS DISTINCT FROM ${supersedesId}::uuid AND NOT m.withdrawn
        AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
        AND daterange(m.from_date, m.until_date, '[]') && daterange(${fromDate}::date, ${untilDate}::date, '[]') LIMIT 1`
  if (overlap) {
    const says = `${given.companyName} is in ${overlap.group} ${periodText(overlap)}. A company is in one group at a time: end or correct that first`
    return { refusal: invalidField('fromDate', says).refusal }
  }
  const id = randomUUID()
  await transaction.groupMembership.create({
    data: {
      id,
      companyId,
      groupId: given.group.id,
      fromDate: fromDate && toDateColumn(fromDate),
      untilDate: untilDate && toDateColumn(untilDate),
      withdrawn,
      supersedesId,
      reason: given.reason ?? '',
      recordedById: given.recordedById,
    },
  })
  return { row: { table: 'group_membership', id } }
}
