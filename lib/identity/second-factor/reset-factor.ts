import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import type { AppendedVerb } from '@/lib/audit/events/verbs'
import { unlessTaken } from '@/lib/database/database-errors'
import { db, type Transaction } from '@/lib/database/db'
import { FACTOR_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { lockFactors } from './store-factor'

// A person who lost every second factor: one person requests the reset, another confirms it.

export const askResetInput = z.object({ personId: recordId(PERSON_MESSAGES.unknown), reason: reason() })
export const decideResetInput = z.object({
  id: recordId(FACTOR_MESSAGES.noReset),
  decision: z.enum(['confirm', 'decline'], 'Choose one'),
})

type Named = { name: string }
const conflict = (message: string): Refusal => ({ kind: 'conflict', message })

/** Requests the reset of another person's second factors. Nothing changes before another person confirms it. */
export async function askFactorReset(actor: Actor, given: z.output<typeof askResetInput>): Promise<Result<Named>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  const { personId } = given
  if (personId === actor.id) return err(conflict(FACTOR_MESSAGES.ownReset))
  const ask = () =>
    audited<Named>(async (transaction) => {
      await lockFactors(transaction, personId)
      const person = await transaction.person.findUnique({ where: { id: personId } })
      if (!person) return { refusal: { kind: 'not_found', message: PERSON_MESSAGES.unknown } }
      const count = await transaction.secondFactor.count({ where: { personId } })
      if (count === 0) return { refusal: conflict(FACTOR_MESSAGES.nothingToReset(person.name)) }
      await transaction.$executeRaw`INSERT INTO second_factor_reset (person_id, reason, asked_by_id)
        VALUES (${personId}::uuid, ${given.reason}, ${actor.id}::uuid)`
      const event = { ...resetEvent(actor, 'person.factor-reset-asked', person), reason: given.reason }
      return { value: { name: person.name }, events: [event] }
    })
  return unlessTaken(ask, err(conflict(FACTOR_MESSAGES.resetWaits)))
}

/**
 * Confirms or declines a requested reset. Only another person confirms it: neither who requested it, nor whose factors
 * they are. Then the factors and recovery codes are gone and every session of the person ends.
 */
export async function decideFactorReset(
  actor: Actor,
  { id, decision }: z.output<typeof decideResetInput>,
): Promise<Result<Named>> {
  if (!can(actor.role, 'people:confirm-access')) return err(roleRefusal(actor))
  const approved = decision === 'confirm'
  return audited<Named>(async (transaction) => {
    const reset = await transaction.secondFactorReset.findUnique({ where: { id }, include: { person: true } })
    if (!reset) return { refusal: conflict(FACTOR_MESSAGES.noReset) }
    const { person, askedById, reason } = reset
    if (approved && (actor.id === askedById || actor.id === person.id))
      return { refusal: conflict(FACTOR_MESSAGES.confirmsOwnReset) }
    const decided = await transaction.secondFactorReset.updateMany({
      where: { id, decidedAt: null },
      data: { approved, decidedById: actor.id, decidedAt: new Date() },
    })
    if (decided.count === 0) return { refusal: conflict(FACTOR_MESSAGES.noReset) }
    const before = approved ? { secondFactors: await removeFactors(transaction, person.id) } : {}
    const verb = approved ? 'person.factor-reset-confirmed' : 'person.factor-reset-declined'
    return { value: { name: person.name }, events: [{ ...resetEvent(actor, verb, person), before, reason }] }
  })
}

async function removeFactors(transaction: Transaction, personId: string): Promise<string[]> {
  await lockFactors(transaction, personId)
  const factors = await transaction.secondFactor.findMany({ where: { personId } })
  await transaction.secondFactor.deleteMany({ where: { personId } })
  await transaction.recoveryCode.deleteMany({ where: { personId } })
  await transaction.signInChallenge.deleteMany({ where: { personId } })
  await endSessionsOf(transaction, personId)
  return factors.map(({ name }) => name)
}

/** Records that the actor saw that their second factors were reset. */
export const readFactorReset = (actor: Actor): Promise<Result<{ seen: true }>> =>
  audited<{ seen: true }>(async (transaction) => {
    const { count } = await transaction.secondFactorReset.updateMany({
      where: { personId: actor.id, approved: true, noticedAt: null },
      data: { noticedAt: new Date() },
    })
    if (count === 0) return { refusal: conflict(FACTOR_MESSAGES.noReset) }
    return { value: { seen: true }, events: [resetEvent(actor, 'person.factor-reset-read', actor)] }
  })

const resetEvent = (
  actor: Actor,
  verb: Extract<AppendedVerb, `person.factor-reset-${string}`>,
  { id, name }: { id: string; name: string },
) => ({ actorId: actor.id, verb, targetKind: 'person', targetId: id, targetName: name })

/** A reset that waits, or that the person has not seen. */
export type FactorReset = { id: string; reason: string; askedById: string; askedBy: string; decidedBy: string | null }

/** The reset of a person's factors that waits for another person; null when there is none. */
export const waitingReset = (personId: string): Promise<FactorReset | null> => resetWhere({ personId, decidedAt: null })

/** The confirmed reset of their own factors that a person has not seen; null when there is none. */
export const unseenReset = (personId: string): Promise<FactorReset | null> =>
  resetWhere({ personId, approved: true, noticedAt: null })

async function resetWhere(
  where: NonNullable<Parameters<typeof db.secondFactorReset.findFirst>[0]>['where'],
): Promise<FactorReset | null> {
  const reset = await db.secondFactorReset.findFirst({
    where,
    orderBy: { askedAt: 'desc' },
    include: { askedBy: { select: { name: true } }, decidedBy: { select: { name: true } } },
  })
  if (!reset) return null
  const { id, reason, askedById, askedBy, decidedBy } = reset
  return { id, reason, askedById, askedBy: askedBy.name, decidedBy: decidedBy?.name ?? null }
}
