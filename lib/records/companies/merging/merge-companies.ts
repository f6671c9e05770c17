import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { callFunction, jsonb } from '@/lib/database/call-function'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { err, invalidField, ok, type Refusal, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES, MERGE_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'

/** `companyId` is merged into `intoId`, which is kept; with `separates` the merge is undone. */
export const mergeInput = z.object({
  companyId: recordId(RECORD_MESSAGES.companyMissing),
  intoId: recordId(RECORD_MESSAGES.companyMissing),
  separates: z.literal('1').optional(),
  reason: reason(),
})

/** Declining needs a reason; confirming does not, since the request has one. */
export const mergeDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ id: recordId(MERGE_MESSAGES.unknownRequest), confirm: z.literal('1') }),
  z.object({ id: recordId(MERGE_MESSAGES.unknownRequest), confirm: z.literal('0'), reason: reason() }),
])

const askAnswer = z.object({ status: z.literal('asked') })
const decisionAnswer = z.object({ status: z.enum(['confirmed', 'declined', 'stale', 'not_found']) })

type Party = { id: string; name: string; payerId: string | null; payerName: string | null; archived: boolean }

/**
 * Requests that two companies be merged because they are one payer, or separated again. Nothing changes until another
 * manager confirms. Refuses a merge of a company with itself or into a merged or archived company, and a second request
 * about one of the two.
 */
export async function requestMerge(actor: Actor, given: z.output<typeof mergeInput>): Promise<Result<{ id: string }>> {
  if (!can(actor.role, 'companies:join')) return err(roleRefusal(actor))
  const { companyId, intoId } = given
  const separates = given.separates === '1'
  const refusal = await mergeRefusal(companyId, intoId, separates)
  if (refusal) return err(refusal)
  const id = randomUUID()
  const request = jsonb({ id, companyId, intoId, separates, reason: given.reason, actorId: actor.id })
  try {
    await callFunction(db, Prisma.sql`ask_company_join(${request})`, askAnswer)
    return ok({ id })
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.moveNotPossible) throw error
    return err({ kind: 'conflict', message: MERGE_MESSAGES.changedMeanwhile })
  }
}

/** Confirms a request, which merges or separates the companies, or declines it. Refuses the person who made it. */
export async function decideMerge(
  actor: Actor,
  given: z.output<typeof mergeDecisionInput>,
): Promise<Result<{ confirmed: boolean }>> {
  if (!can(actor.role, 'companies:confirm-join')) return err(roleRefusal(actor))
  const confirm = given.confirm === '1'
  const because = given.confirm === '0' ? given.reason : ''
  const decision = jsonb({ id: given.id, actorId: actor.id, confirm, reason: because })
  try {
    const { status } = await callFunction(db, Prisma.sql`decide_company_join(${decision})`, decisionAnswer)
    if (status === 'not_found') return err({ kind: 'not_found', message: MERGE_MESSAGES.unknownRequest })
    if (status === 'stale') return err({ kind: 'conflict', message: MERGE_MESSAGES.alreadyDecided })
    return ok({ confirmed: confirm })
  } catch (error) {
    const state = sqlStateOf(error)
    if (state === SQLSTATE.secondPersonNeeded) return err({ kind: 'forbidden', message: MERGE_MESSAGES.secondPerson })
    if (state === SQLSTATE.moveNotPossible) return err({ kind: 'conflict', message: MERGE_MESSAGES.noLongerPossible })
    throw error
  }
}

/** The refusal when two companies cannot be merged or separated now; null when they can. */
async function mergeRefusal(companyId: string, intoId: string, separates: boolean): Promise<Refusal | null> {
  if (companyId === intoId) return atField(MERGE_MESSAGES.self)
  const parties = await db.$queryRaw<Party[]>`
    SELECT c.id, c.name, c.payer_id AS "payerId", p.name AS "payerName", c.archived_at IS NOT NULL AS archived
    FROM company c LEFT JOIN company p ON p.id = c.payer_id WHERE c.id IN (${companyId}::uuid, ${intoId}::uuid)`
  const company = parties.find(({ id }) => id === companyId)
  const into = parties.find(({ id }) => id === intoId)
  if (!company || !into) return { kind: 'not_found', message: COMPANY_MESSAGES.unknown }
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT j.id FROM company_join j WHERE ARRAY[j.company_id, j.into_id] && ARRAY[${companyId}::uuid, ${intoId}::uuid]
      AND NOT EXISTS (SELECT FROM company_join_decision d WHERE d.join_id = j.id) LIMIT 1`
  if (waiting.length > 0) return atField(MERGE_MESSAGES.alreadyPending)
  if (separates) return company.payerId === intoId ? null : atField(MERGE_MESSAGES.notMerged(company.name, into.name))
  if (isMerged(company)) return atField(MERGE_MESSAGES.alreadyMerged(company.name, company.payerName ?? ''))
  if (isMerged(into)) return atField(MERGE_MESSAGES.targetMerged(into.name, into.payerName ?? ''))
  if (into.archived) return atField(MERGE_MESSAGES.targetArchived(into.name))
  return null
}

const isMerged = ({ id, payerId }: Party): boolean => payerId !== null && payerId !== id

function atField(message: string): Refusal {
  const { refusal } = invalidField('intoId', message)
  return refusal
}
