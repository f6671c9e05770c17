import 'server-only'
import type { IsoDate } from '@/lib/calendar'
import { db } from '@/lib/db'
import { listsInForce } from '@/lib/rules/donetsk-luhansk'
import type { Destination, ScreeningOutcome } from '@/lib/screening/types'
import type { DestinationSource } from './sources'

type Row = {
  paymentId: string
  position: number
  recordedAt: Date
  reference: string
  companyId: string
  paymentDate: IsoDate
  destination: Destination
  outcome: ScreeningOutcome
}

/** Before every payment. */
const BEGINNING = '-infinity'

/**
 * The parties of every payment, in any state, oldest first: what is recorded while a run goes on stands at its end and
 * is reached too. A key is the instant, the payment and the position.
 */
export const paymentSource: DestinationSource = {
  name: 'payments',
  count: () => db.paymentDestination.count(),
  async nextBatch(afterKey, limit) {
    const [recordedAt = BEGINNING, paymentId = NOBODY, position = '0'] = afterKey === '' ? [] : afterKey.split(' ')
    const rows = await db.$queryRaw<Row[]>`
      SELECT p.id AS "paymentId", d.position, p.recorded_at AS "recordedAt", p.reference, p.company_id AS "companyId", p.payment_date::text AS "paymentDate",
        destination_of(d) AS destination, d.outcome::text AS outcome
      FROM payment p JOIN payment_destination d ON d.payment_id = p.id
      WHERE p.recorded_at >= ${recordedAt}::timestamptz AND (p.recorded_at, p.id, d.position) > (${recordedAt}::timestamptz, ${paymentId}::uuid, ${Number(position)})
      ORDER BY p.recorded_at, p.id, d.position LIMIT ${limit}`
    return rows.map((row) => ({
      key: `${row.recordedAt.toISOString()} ${row.paymentId} ${row.position}`,
      subject: `payment:${row.paymentId}:${row.position}`,
      name: `${row.reference}, party ${row.position}`,
      destination: row.destination,
      lists: listsInForce(row.paymentDate),
      outcome: row.outcome,
      paymentId: row.paymentId,
      position: row.position,
      companyId: row.companyId,
    }))
  },
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
