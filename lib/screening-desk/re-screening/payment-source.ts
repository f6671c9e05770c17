import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { listsInForce } from '@/lib/compliance/rules/destination/lists-in-force'
import type { TextSource } from '@/lib/compliance/rules/destination/screened-text'
import type { Destination, ScreeningOutcome } from '@/lib/compliance/screening/types'
import { db } from '@/lib/database/db'
import type { IsoDate } from '@/lib/kernel/calendar'
import type { DestinationSource, StoredDestination } from './destination-source'

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
const NO_PAYMENT = '00000000-0000-0000-0000-000000000000'
/** The payee and the note come before the first party. */
const POSITIONS = { note: -1, payee: 0 } as const
const BEFORE_ALL = -2

/** The findings of the newest determination of the payment `p`. */
const FINDINGS = Prisma.sql`(
    SELECT findings FROM payment_determination WHERE payment_id = p.id ORDER BY seq DESC LIMIT 1
  ) newest,
  jsonb_array_elements(newest.findings) f`
/** The newest determination's result for a text of the payment `p`; null where nothing was screened in it. */
const answeredOf = (source: TextSource): Prisma.Sql => Prisma.sql`(SELECT x->>'outcome' FROM ${FINDINGS},
  jsonb_array_elements(f->'examined') x WHERE f->>'rule' = 'destination' AND x->>'source' = ${source} LIMIT 1)`
/** Older determinations record only a doubt about a payee, and nothing where there was none. */
const payeeDoubted = Prisma.sql`(SELECT f->>'outcome' FROM ${FINDINGS}
  WHERE f->>'rule' = 'payee' AND f->'citation'->>'label' = 'A payee in a barred place' LIMIT 1)`

/**
 * The parties of every payment, its payee and its note, in any state, oldest first: a payment recorded during a run is
 * at the end and is reached too. A key is the instant, the payment and the position. The previous result for the payee
 * and the note is in the newest determination; where it is missing, they were not screened, and no earlier hit counts.
 */
export const paymentSource: DestinationSource = {
  name: 'payments',
  async count() {
    const [parties, payees, notes] = await Promise.all([
      db.paymentDestination.count(),
      db.payment.count(),
      db.payment.count({ where: { note: { not: '' } } }),
    ])
    return parties + payees + notes
  },
  async nextBatch(afterKey, limit) {
    const [recordedAt = BEGINNING, paymentId = NO_PAYMENT, position = String(BEFORE_ALL)] =
      afterKey === '' ? [] : afterKey.split(' ')
    const rows = await db.$queryRaw<Row[]>`
      SELECT p.id AS "paymentId", d.position, p.recorded_at AS "recordedAt", p.reference,
        p.company_id AS "companyId", p.payment_date::text AS "paymentDate", d.destination, d.outcome
      FROM payment p CROSS JOIN LATERAL (
        SELECT position, destination_of(party) AS destination, outcome::text AS outcome
        FROM payment_destination party WHERE payment_id = p.id
        UNION ALL
        SELECT ${POSITIONS.payee},
          jsonb_strip_nulls(
            jsonb_build_object('name', nullif(p.payee_name, ''), 'address', nullif(p.payee_address, ''))
          ),
          coalesce(${answeredOf('payee')}, ${payeeDoubted}, 'clear')
        UNION ALL
        SELECT ${POSITIONS.note}, jsonb_build_object('text', p.note), coalesce(${answeredOf('note')}, 'clear')
        WHERE p.note <> ''
      ) AS d
      WHERE p.recorded_at >= ${recordedAt}::timestamptz
        AND (p.recorded_at, p.id, d.position) > (${recordedAt}::timestamptz, ${paymentId}::uuid, ${Number(position)})
      ORDER BY p.recorded_at, p.id, d.position LIMIT ${limit}`
    return rows.map(asStored)
  },
}

function asStored(row: Row): StoredDestination {
  const isNote = row.position === POSITIONS.note
  const isParty = row.position > POSITIONS.payee
  const what = isNote ? 'note' : 'payee'
  return {
    key: `${row.recordedAt.toISOString()} ${row.paymentId} ${row.position}`,
    subject: `payment:${row.paymentId}:${isParty ? row.position : what}`,
    name: isParty ? `${row.reference}, party ${row.position}` : `${row.reference}, ${what}`,
    destination: row.destination,
    kind: isNote ? 'text' : 'destination',
    lists: listsInForce(row.paymentDate),
    outcome: row.outcome,
    paymentId: row.paymentId,
    ...(isParty ? { position: row.position } : {}),
    companyId: row.companyId,
  }
}
