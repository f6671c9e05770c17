import 'server-only'
import { randomUUID } from 'node:crypto'
import type { LedgerRow } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { type IsoDate, toDateColumn } from '@/lib/kernel/calendar'
import { invalidField, type Refusal } from '@/lib/kernel/result'
import { GROUP_MESSAGES } from '@/lib/records/messages'
import { formatPeriod, type Period } from './membership-input'

/** A new membership: its company and group, who records it and which row it supersedes. */
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
 * Adds a membership of a company. The caller must lock the whole organisation, because the total of every member of the
 * group changes. Returns the rows for its event, or the refusal when the company is already in a group at that time.
 */
export async function writeMembership(
  transaction: Transaction,
  given: NewMembership,
): Promise<{ rows: LedgerRow[] } | { refusal: Refusal }> {
  const { fromDate, untilDate, companyId, withdrawn = false, supersedesId = null } = given
  const [overlap] = withdrawn
    ? []
    : await transaction.$queryRaw<Overlap[]>`
      SELECT g.name AS "group", m.from_date::text AS "fromDate", m.until_date::text AS "untilDate"
      FROM group_membership m JOIN company_group g ON g.id = m.group_id
      WHERE m.company_id = ${companyId}::uuid AND m.id IS DISTINCT FROM ${supersedesId}::uuid AND NOT m.withdrawn
        AND NOT EXISTS (SELECT FROM group_membership newer WHERE newer.supersedes_id = m.id)
        AND daterange(m.from_date, m.until_date, '[]') && daterange(${fromDate}::date, ${untilDate}::date, '[]')
      LIMIT 1`
  if (overlap) {
    const message = GROUP_MESSAGES.overlap(given.companyName, overlap.group, formatPeriod(overlap))
    return { refusal: invalidField('fromDate', message).refusal }
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
  return {
    rows: [
      { table: 'group_membership', id },
      { table: 'company_group', id: given.group.id },
    ],
  }
}
