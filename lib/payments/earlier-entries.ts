import 'server-only'
import { addDays, dateIn, fromDateColumn, type IsoDate, toDateColumn } from '@/lib/calendar'
import { db } from '@/lib/db'
import type { EarlierEntry, RuleName } from '@/lib/rules/types'

/** How far back earlier entries are looked at: a year and a month, so that a yearly fee is compared with last year's. */
const LOOK_BACK_DAYS = 400
const EARLIER_ENTRIES = 200

const COLUMNS = {
  id: true,
  reference: true,
  state: true,
  paymentDate: true,
  recordedAt: true,
  amountMinor: true,
  currency: true,
  payeeName: true,
  fsbLicenseId: true,
  determinations: { select: { blockedBy: true }, orderBy: { seq: 'desc' }, take: 1 },
} as const

/**
 * What a company entered before that a new entry is compared with: its payments from a year before the payment date on, and what was blocked lately,
 * whatever payment date that carried, because a retry is counted from the day of the block. Newest payment date first.
 */
export async function readEarlierEntries(
  companyId: string,
  paymentDate: IsoDate,
  { today, timeZone }: { today: IsoDate; timeZone: string },
): Promise<EarlierEntry[]> {
  const since = (date: IsoDate) => toDateColumn(addDays(date, -LOOK_BACK_DAYS))
  const [paid, blocked] = await Promise.all([
    db.payment.findMany({
      where: { companyId, paymentDate: { gte: since(paymentDate) }, state: { notIn: ['rejected', 'voided'] } },
      orderBy: [{ paymentDate: 'desc' }, { id: 'desc' }],
      take: EARLIER_ENTRIES,
      select: COLUMNS,
    }),
    db.payment.findMany({
      where: { companyId, state: 'blocked', recordedAt: { gte: since(today) } },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      take: EARLIER_ENTRIES,
      select: COLUMNS,
    }),
  ])
  const known = new Set(paid.map(({ id }) => id))
  return [...paid, ...blocked.filter(({ id }) => !known.has(id))]
    .map((payment) => asEarlierEntry(payment, timeZone))
    .sort((one, other) => (one.paymentDate < other.paymentDate ? 1 : one.paymentDate > other.paymentDate ? -1 : 0))
}

type PaymentRead = Awaited<ReturnType<typeof db.payment.findMany<{ select: typeof COLUMNS }>>>[number]

function asEarlierEntry(read: PaymentRead, timeZone: string): EarlierEntry {
  return {
    id: read.id,
    reference: read.reference,
    // The queries leave rejected and voided entries out.
    state: read.state as EarlierEntry['state'],
    paymentDate: fromDateColumn(read.paymentDate),
    recordedOn: dateIn(read.recordedAt, timeZone),
    amountMinor: Number(read.amountMinor),
    currency: read.currency,
    payeeName: read.payeeName,
    fsbLicenseId: read.fsbLicenseId,
    blockedBy: (read.determinations[0]?.blockedBy ?? []) as RuleName[],
  }
}
