import 'server-only'
import type { NewAuditEvent } from '@/lib/audit/events/audited'
import type { Transaction } from '@/lib/database/db'
import { FACTOR_MESSAGES } from '@/lib/identity/messages'
import { endSessionsOf } from '@/lib/identity/sessions/session-store'
import type { Refusal } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { factorEvent } from './factor-event'
import type { FactorKind } from './factor-queries'
import { makeRecoveryCodes } from './recovery-codes'

/** The recovery codes that came with a first factor, shown once; empty where the person already has some. */
export type AddedFactor = { name: string; recoveryCodes: string[] }

export const factorName = requiredLine(FACTOR_MESSAGES.nameMissing, 60)

const MOST_FACTORS = 10

type NewFactor = { name: string } & (
  | { kind: 'authenticator'; sealedSecret: string; lastStep: number }
  | { kind: 'passkey'; credentialId: string; publicKey: string; signCount: number; transports: string[] }
)

/** The person's factors one after another: of two simultaneous changes the second sees the first. */
export const lockFactors = async (transaction: Transaction, personId: string): Promise<void> => {
  await transaction.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
}

/**
 * Stores a second factor of a person in a transaction. The first one comes with recovery codes, and ends every session
 * but the current one: they began without it.
 */
export async function storeFactor(
  transaction: Transaction,
  person: { id: string; name: string },
  factor: NewFactor,
  sessionId?: string,
): Promise<{ value: AddedFactor; events: [NewAuditEvent] } | { refusal: Refusal }> {
  await lockFactors(transaction, person.id)
  const count = await transaction.secondFactor.count({ where: { personId: person.id } })
  if (count >= MOST_FACTORS) return { refusal: { kind: 'conflict', message: FACTOR_MESSAGES.tooMany(MOST_FACTORS) } }
  await transaction.secondFactor.create({ data: { personId: person.id, usedAt: new Date(), ...factor } })
  const recoveryCodes = count === 0 ? await makeRecoveryCodes(transaction, person.id) : []
  if (count === 0) await endSessionsOf(transaction, person.id, { except: sessionId })
  const event = factorEvent('person.factor-added', person, { after: factorFacts(factor) })
  return { value: { name: factor.name, recoveryCodes }, events: [event] }
}

/** A second factor as the audit trail names it. */
export const factorFacts = ({ kind, name }: { kind: string; name: string }) => ({
  secondFactor: `${KIND_LABELS[kind as FactorKind]}: ${name}`,
})

const KIND_LABELS: Readonly<Record<FactorKind, string>> = {
  authenticator: 'authenticator app',
  passkey: 'passkey',
}
