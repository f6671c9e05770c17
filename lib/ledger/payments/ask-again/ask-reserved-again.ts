import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { isDatabaseAway, SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { isOneOf } from '@/lib/database/enum-filter'
import { log } from '@/lib/database/log'
import type { JobHandler } from '@/lib/queue/job-handler'
import { stopPayment } from '../steps/stop-payment'
import { askRulesAgain } from './ask-rules-again'
import { readStoredPayment } from './stored-input'

const RESERVED: PaymentState[] = ['requested', 'in_review', 'approved']
const BATCH = 100

/**
 * Asks the rules again about every reserved payment, of one company or of all, on the current facts. A payment with a
 * finding that has not been decided goes to review; nothing is ever approved, cleared or released. Returns the
 * references of the payments it stopped. An error of one payment does not stop the others: it is thrown after the last
 * one. `onBatch` is called with the number of payments processed so far.
 */
export async function askReservedAgain(
  companyId?: string,
  onBatch: (done: number) => void = () => {},
): Promise<string[]> {
  const stopped: string[] = []
  const failures: unknown[] = []
  let done = 0
  let after: string | null = null
  for (;;) {
    const batch: { id: string }[] = await db.$queryRaw`
      SELECT id FROM payment WHERE ${isOneOf(Prisma.sql`state`, 'PaymentState', RESERVED)}
        AND (${companyId ?? null}::uuid IS NULL OR company_id = ${companyId ?? null}::uuid)
          AND (${after}::uuid IS NULL OR id > ${after}::uuid)
      ORDER BY id LIMIT ${BATCH}`
    for (const { id } of batch) {
      try {
        const reference = await askAgain(id)
        if (reference) stopped.push(reference)
      } catch (error) {
        if (isDatabaseAway(error)) throw error
        log.error({ err: error, payment: id }, 'the rules could not be asked again about a payment')
        failures.push(error)
      }
    }
    done += batch.length
    onBatch(done)
    after = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) break
  }
  if (failures.length > 0)
    throw new Error(`The rules could not be asked again about ${failures.length} payments`, { cause: failures[0] })
  return stopped
}

/**
 * Returns the reference when the payment was stopped. When its facts change at the same time, the job of that change
 * asks about it again.
 */
async function askAgain(paymentId: string): Promise<string | null> {
  const payment = await readStoredPayment(paymentId)
  if (!payment || !RESERVED.includes(payment.state)) return null
  const asked = await askRulesAgain(payment, 'background')
  if (asked.worsened.length === 0) return null
  try {
    return (await stopPayment(payment, asked)) ? payment.reference : null
  } catch (error) {
    const passing: readonly (string | null)[] = [SQLSTATE.factsChanged, SQLSTATE.yearClosed, SQLSTATE.moveNotPossible]
    if (passing.includes(sqlStateOf(error))) return null
    throw error
  }
}

/**
 * Runs every five minutes, and after each change of a fact that the rules read (lib/audit/events/fact-changes.ts). A
 * demo, whose entries have an invented past, is processed only when a fact changes.
 */
export const reservedPaymentsJob: JobHandler = {
  kind: 'reserved-payments',
  recurring: { timetable: { everyMinutes: 5 } },
  maxAttempts: 3,
  run: async ({ payload, report }) => {
    const { demo } = await db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { demo: true } })
    if (!demo || payload.factsChanged === true)
      await askReservedAgain(undefined, (done) => report({ done, total: null }))
  },
}
