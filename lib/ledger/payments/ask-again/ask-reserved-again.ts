import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { PaymentState } from '@/lib/compliance/rules/types'
import { startBackgroundWork, wakeBackgroundWork } from '@/lib/database/background-work'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { isOneOf } from '@/lib/database/enum-filter'
import type { Outcome } from '@/lib/kernel/outcome'
import { stopPayment } from '../steps/stop-payment'
import { askRulesAgain } from './ask-rules-again'
import { readStoredPayment } from './stored-input'

const NAME = 'asking the rules again'
/** What changed in another instance, or while none ran, is found within this time. */
const LOOK_EVERY_MILLISECONDS = 5 * 60_000
const RESERVED: PaymentState[] = ['requested', 'in_review', 'approved']
const BATCH = 100

/**
 * Asks the rules again about everything that is reserved, of one company or of all, on the facts of now. What they find
 * that nobody has decided on goes to review; it never approves, clears or releases. Answers the references of what it
 * stopped. The one entrance for whatever changes a fact: a license, a classification, the rules, the law or a list.
 */
export async function askReservedAgain(companyId?: string): Promise<string[]> {
  const stopped: string[] = []
  let after: string | null = null
  for (;;) {
    const batch: { id: string }[] = await db.$queryRaw`
      SELECT id FROM payment WHERE ${isOneOf(Prisma.sql`state`, 'PaymentState', RESERVED)}
        AND (${companyId ?? null}::uuid IS NULL OR company_id = ${companyId ?? null}::uuid) AND (${after}::uuid IS NULL OR id > ${after}::uuid)
      ORDER BY id LIMIT ${BATCH}`
    for (const { id } of batch) {
      const reference = await askAgain(id)
      if (reference) stopped.push(reference)
    }
    after = batch.at(-1)?.id ?? null
    if (batch.length < BATCH) return stopped
  }
}

/**
 * The reference when the payment was stopped. One whose facts change at the same time is asked about again by whoever
 * changes them.
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
 * Starts the worker of this process. A demo, whose entries are invented with a past of their own, is asked about only
 * when a fact changes.
 */
export const startAskingReservedAgain = (): void =>
  startBackgroundWork(NAME, LOOK_EVERY_MILLISECONDS, async (_holder, isWoken) => {
    const { demo } = await db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { demo: true } })
    if (!demo || isWoken) await askReservedAgain()
  })

/**
 * A use case that changes a fact the rules read: once it has, the worker of this process asks about everything that is
 * reserved.
 */
export const thenAskReservedAgain =
  <Arguments extends unknown[], Value>(change: (...given: Arguments) => Promise<Outcome<Value>>) =>
  async (...given: Arguments): Promise<Outcome<Value>> => {
    const outcome = await change(...given)
    if (outcome.ok) wakeBackgroundWork(NAME)
    return outcome
  }
