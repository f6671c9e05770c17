import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { unlessTaken } from '@/lib/database/database-errors'
import type { Transaction } from '@/lib/database/db'
import { FACTOR_MESSAGES, PERSON_MESSAGES } from '@/lib/identity/messages'
import { factorFacts, lockFactors } from '@/lib/identity/second-factor/store-factor'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import { err, type Refusal, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { lockOrganisation } from './lock-person'
import { personEvent } from './person-event'

export const askResetInput = z.object({ personId: recordId(PERSON_MESSAGES.unknown), reason: reason() })
/** Names the reset, not the person: what is confirmed is what was seen. */
export const decideResetInput = z.object({
  id: recordId(FACTOR_MESSAGES.noReset),
  decision: z.enum(['confirm', 'decline'], 'Choose one'),
})

type Named = { name: string }
const conflict = (message: string): Refusal => ({ kind: 'conflict', message })

/**
 * Requests the reset of the second factors of another person, who has lost them. Nothing changes before a second person
 * confirms it.
 */
export async function askFactorReset(actor: Actor, given: z.output<typeof askResetInput>): Promise<Result<Named>> {
  if (!can(actor.role, 'people:write')) return err(roleRefusal(actor))
  const { personId } = given
  if (personId === actor.id) return err(conflict(FACTOR_MESSAGES.ownReset))
  const ask = () =>
    audited<Named>(async (transaction) => {
      await lockOrganisation(transaction)
      await lockFactors(transaction, personId)
      const person = await transaction.person.findUnique({ where: { id: personId } })
      if (!person) return { refusal: { kind: 'not_found', message: PERSON_MESSAGES.unknown } }
      const count = await transaction.secondFactor.count({ where: { personId } })
      if (count === 0) return { refusal: conflict(FACTOR_MESSAGES.nothingToReset(person.name)) }
      await transaction.$executeRaw`INSERT INTO second_factor_reset (person_id, reason, asked_by_id)
        VALUES (${personId}::uuid, ${given.reason}, ${actor.id}::uuid)`
      const event = personEvent(actor, 'person.factor-reset-asked', person, given.reason)
      return { value: { name: person.name }, events: [event] }
    })
  return unlessTaken(ask, err(conflict(FACTOR_MESSAGES.resetWaits)))
}

/**
 * Confirms or declines a requested reset. Only another person confirms it: neither who requested it nor whose factors
 * they are; the database refuses one person as both. The factors and recovery codes are then gone, and every session of
 * the person ends. Who requested it may withdraw it, and the person may decline it.
 */
export async function decideFactorReset(
  actor: Actor,
  { id, decision }: z.output<typeof decideResetInput>,
): Promise<Result<Named>> {
  if (!can(actor.role, 'people:confirm-access')) return err(roleRefusal(actor))
  const approved = decision === 'confirm'
  return audited<Named>(async (transaction) => {
    await lockOrganisation(transaction)
    const reset = await transaction.secondFactorReset.findUnique({ where: { id }, include: { person: true } })
    if (!reset || reset.decidedAt) return { refusal: conflict(FACTOR_MESSAGES.noReset) }
    const { person, askedById } = reset
    if (approved && (actor.id === askedById || actor.id === person.id))
      return { refusal: conflict(FACTOR_MESSAGES.confirmsOwnReset) }
    await transaction.secondFactorReset.updateMany({
      where: { id },
      data: { approved, decidedById: actor.id, decidedAt: new Date() },
    })
    const verb = approved ? 'person.factor-reset-confirmed' : 'person.factor-reset-declined'
    const event = personEvent(actor, verb, person, reset.reason)
    const before = approved ? { before: { secondFactors: await removeFactors(transaction, person.id) } } : {}
    return { value: { name: person.name }, events: [{ ...event, ...before }] }
  })
}

/** Removes what a person signs in with beside the password, and what was opened with it; gives the factors' names. */
async function removeFactors(transaction: Transaction, personId: string): Promise<string[]> {
  await lockFactors(transaction, personId)
  const factors = await transaction.secondFactor.findMany({ where: { personId }, orderBy: { addedAt: 'asc' } })
  await transaction.secondFactor.deleteMany({ where: { personId } })
  await transaction.recoveryCode.deleteMany({ where: { personId } })
  await transaction.signInChallenge.deleteMany({ where: { personId } })
  await endSessionsOf(transaction, personId)
  return factors.map((factor) => factorFacts(factor).secondFactor)
}
