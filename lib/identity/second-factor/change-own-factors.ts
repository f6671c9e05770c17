import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import type { Refusal, Result } from '@/lib/kernel/result'
import { recordId } from '@/lib/kernel/text'
import type { Actor } from '@/lib/permissions/permissions'
import { factorEvent } from './factor-event'
import { factorState } from './factor-queries'
import { makeRecoveryCodes } from './recovery-codes'
import { factorFacts, factorName, lockFactors } from './store-factor'

export const factorNamed = z.object({ id: recordId(FACTOR_MESSAGES.unknown) })
export const renameFactorInput = factorNamed.extend({ name: factorName })

const UNKNOWN: Refusal = { kind: 'not_found', message: FACTOR_MESSAGES.unknown }

/** Renames a second factor of the actor. Another person's is unknown to them. */
export const renameFactor = (
  actor: Actor,
  { id, name }: z.output<typeof renameFactorInput>,
): Promise<Result<{ name: string }>> =>
  audited<{ name: string }>(async (transaction) => {
    const factor = await transaction.secondFactor.findFirst({ where: { id, personId: actor.id } })
    if (!factor) return { refusal: UNKNOWN }
    await transaction.secondFactor.update({ where: { id }, data: { name } })
    const facts = { before: factorFacts(factor), after: factorFacts({ ...factor, name }) }
    return { value: { name }, events: [factorEvent('person.factor-renamed', actor, facts)] }
  })

/**
 * Removes a second factor of the actor, and the recovery codes with the last one. Refuses the last one of a person
 * whose role needs one.
 */
export const removeFactor = (actor: Actor, { id }: z.output<typeof factorNamed>): Promise<Result<{ name: string }>> =>
  audited<{ name: string }>(async (transaction) => {
    await lockFactors(transaction, actor.id)
    const factors = await transaction.secondFactor.findMany({ where: { personId: actor.id } })
    const factor = factors.find((each) => each.id === id)
    if (!factor) return { refusal: UNKNOWN }
    const isLast = factors.length === 1
    if (isLast && (await factorState(actor, transaction)).isRequired)
      return { refusal: { kind: 'conflict', message: FACTOR_MESSAGES.lastOfRole } }
    await transaction.secondFactor.delete({ where: { id } })
    if (isLast) await transaction.recoveryCode.deleteMany({ where: { personId: actor.id } })
    const event = factorEvent('person.factor-removed', actor, { before: factorFacts(factor) })
    return { value: { name: factor.name }, events: [event] }
  })

/** Makes ten new recovery codes of the actor; the earlier ones stop working. */
export const renewRecoveryCodes = (actor: Actor): Promise<Result<{ recoveryCodes: string[] }>> =>
  audited<{ recoveryCodes: string[] }>(async (transaction) => {
    await lockFactors(transaction, actor.id)
    const count = await transaction.secondFactor.count({ where: { personId: actor.id } })
    if (count === 0) return { refusal: { kind: 'conflict', message: FACTOR_MESSAGES.none } }
    const recoveryCodes = await makeRecoveryCodes(transaction, actor.id)
    return { value: { recoveryCodes }, events: [factorEvent('person.recovery-codes-made', actor)] }
  })
