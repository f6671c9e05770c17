import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { err, ok, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { refuseYearChange, type YearChange } from './close-year'

const unknown = 'Request not found'

/** Confirming needs no words of its own, the person who asked gave them; declining does. */
export const reopeningDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ id: recordId(unknown), confirm: z.literal('1') }),
  z.object({ id: recordId(unknown), confirm: z.literal('0'), reason: reason() }),
])

const askAnswer = z.object({ status: z.enum(['asked', 'already_asked', 'open']) })
const decisionAnswer = z.object({ status: z.enum(['reopened', 'declined', 'stale', 'not_found']) })

/**
 * Asks that a closed year be opened again, of all companies or of one. It stays closed until another manager confirms.
 * Refuses a year that is open, and a second request.
 */
export async function askReopening(actor: Actor, change: YearChange): Promise<Result<{ year: number }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const { year } = change
  const request = jsonb({ id: randomUUID(), actorId: actor.id, ...change })
  const { status } = await callFunction(db, Prisma.sql`ask_year_reopening(${request})`, askAnswer)
  if (status === 'asked') return ok({ year })
  const message =
    status === 'open' ? `${year} is open already` : `Reopening ${year} is requested already: a second manager decides`
  return err({ kind: 'conflict', message })
}

/**
 * A second manager opens the year again, or declines, which leaves it closed. Refuses the person who asked, and a
 * request that was decided meanwhile.
 */
export async function decideReopening(
  actor: Actor,
  given: z.output<typeof reopeningDecisionInput>,
): Promise<Result<{ reopened: boolean }>> {
  const forbidden = refuseYearChange(actor)
  if (forbidden) return forbidden
  const confirm = given.confirm === '1'
  const decision = jsonb({
    id: given.id,
    actorId: actor.id,
    confirm,
    reason: given.confirm === '0' ? given.reason : '',
  })
  try {
    const { status } = await callFunction(db, Prisma.sql`decide_year_reopening(${decision})`, decisionAnswer)
    if (status === 'not_found') return err({ kind: 'not_found', message: unknown })
    if (status === 'stale')
      return err({ kind: 'conflict', message: 'Someone else has decided about this request. Nothing was changed' })
    return ok({ reopened: status === 'reopened' })
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.secondPersonNeeded) throw error
    return err({ kind: 'forbidden', message: 'You requested it: another manager confirms. Nothing was changed' })
  }
}
