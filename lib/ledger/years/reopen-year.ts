import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { refuseYearChange, type YearChange } from './close-year'

const unknown = 'There is no such request'

/** Confirming needs no words of its own, the person who asked gave them; declining does. */
export const reopeningDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ id: recordId(unknown), confirm: z.literal('1') }),
  z.object({ id: recordId(unknown), confirm: z.literal('0'), reason: reason() }),
])

/**
 * Asks that a closed year be opened again, of all companies or of one. It stays closed until another manager confirms.
 * Refuses a year that is open, and a second request.
 */
export async function askReopening(actor: Actor, change: YearChange): Promise<Outcome<{ year: number }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const { year } = change
  const request = JSON.stringify({ id: randomUUID(), actorId: actor.id, ...change })
  const rows = await db.$queryRaw<
    { answer: { status: string } }[]
  >`SELECT ask_year_reopening(${request}::jsonb) AS answer`
  const status = rows[0]?.answer.status
  if (status === 'asked') return done({ year })
  const says =
    status === 'open' ? `${year} is open already` : `Somebody has asked already: a second manager decides about ${year}`
  return refused({ kind: 'conflict', says })
}

/**
 * A second manager opens the year again, or declines, which leaves it closed. Refuses the person who asked, and a
 * request that was decided meanwhile.
 */
export async function decideReopening(
  actor: Actor,
  given: z.output<typeof reopeningDecisionInput>,
): Promise<Outcome<{ reopened: boolean }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const confirm = given.confirm === '1'
  const decision = JSON.stringify({
    id: given.id,
    actorId: actor.id,
    confirm,
    reason: given.confirm === '0' ? given.reason : '',
  })
  try {
    const rows = await db.$queryRaw<
      { answer: { status: string } }[]
    >`SELECT decide_year_reopening(${decision}::jsonb) AS answer`
    const status = rows[0]?.answer.status
    if (status === 'not_found') return refused({ kind: 'not_found', says: unknown })
    if (status === 'stale')
      return refused({ kind: 'conflict', says: 'Somebody else has decided about this request. Nothing was changed' })
    return done({ reopened: status === 'reopened' })
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.secondPersonNeeded) throw error
    return refused({ kind: 'forbidden', says: 'You asked for it: another manager confirms. Nothing was changed' })
  }
}
