import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SQLSTATE, sqlStateOf } from '@/lib/database/database-errors'
import { db } from '@/lib/database/db'
import { done, invalidField, type Outcome, type Refusal, refused } from '@/lib/kernel/outcome'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'

const UNKNOWN_COMPANY = 'Choose a company'
const UNKNOWN_REQUEST = 'There is no such request'

/** `companyId` is joined into `intoId`, which goes on; with `separates`, the joining is taken back. */
export const joinInput = z.object({
  companyId: recordId(UNKNOWN_COMPANY),
  intoId: recordId(UNKNOWN_COMPANY),
  separates: z.literal('1').optional(),
  reason: reason(),
})

/** Confirming needs no words of its own, the person who asked gave them; declining does. */
export const joinDecisionInput = z.discriminatedUnion('confirm', [
  z.object({ id: recordId(UNKNOWN_REQUEST), confirm: z.literal('1') }),
  z.object({ id: recordId(UNKNOWN_REQUEST), confirm: z.literal('0'), reason: reason() }),
])

type Party = { id: string; name: string; payerId: string | null; payerName: string | null; archived: boolean }

/**
 * Asks that two companies be joined because they are one payer, or that a joining be taken back. Nothing changes until
 * a manager other than the person who asked confirms. Refuses a joining with itself, into a joined or archived company,
 * and a second request about one of the two.
 */
export async function askJoin(actor: Actor, given: z.output<typeof joinInput>): Promise<Outcome<{ id: string }>> {
  if (!can(actor.role, 'companies:join')) return refused(roleRefusal(actor))
  const { companyId, intoId } = given
  const separates = given.separates === '1'
  const refusal = await refuseJoin(companyId, intoId, separates)
  if (refusal) return refused(refusal)
  const id = randomUUID()
  const request = JSON.stringify({ id, companyId, intoId, separates, reason: given.reason, actorId: actor.id })
  try {
    await db.$queryRaw`SELECT ask_company_join(${request}::jsonb) AS answer`
    return done({ id })
  } catch (error) {
    if (sqlStateOf(error) !== SQLSTATE.moveNotPossible) throw error
    return refused({
      kind: 'conflict',
      says: 'Somebody else has changed one of these companies. Nothing was changed; look at both again',
    })
  }
}

/** A manager who did not ask confirms, which joins or separates the companies, or declines, which changes nothing. */
export async function decideJoin(
  actor: Actor,
  given: z.output<typeof joinDecisionInput>,
): Promise<Outcome<{ confirmed: boolean }>> {
  if (!can(actor.role, 'companies:confirm-join')) return refused(roleRefusal(actor))
  const confirm = given.confirm === '1'
  const because = given.confirm === '0' ? given.reason : ''
  const decision = JSON.stringify({ id: given.id, actorId: actor.id, confirm, reason: because })
  try {
    const rows = await db.$queryRaw<
      { answer: { status: string } }[]
    >`SELECT decide_company_join(${decision}::jsonb) AS answer`
    const status = rows[0]?.answer.status
    if (status === 'not_found') return refused({ kind: 'not_found', says: UNKNOWN_REQUEST })
    if (status === 'stale') return refused({ kind: 'conflict', says: DECIDED })
    return done({ confirmed: confirm })
  } catch (error) {
    const state = sqlStateOf(error)
    if (state === SQLSTATE.secondPersonNeeded) return refused({ kind: 'forbidden', says: SECOND_PERSON })
    if (state === SQLSTATE.moveNotPossible) return refused({ kind: 'conflict', says: NO_LONGER })
    throw error
  }
}

const DECIDED = 'Somebody else has decided about this request. Nothing was changed'
const SECOND_PERSON = 'You asked for it: another manager confirms. Nothing was changed'
const NO_LONGER = 'One of the two companies was changed since, so that they cannot be joined. Decline it and ask again'

/** Why two companies cannot be joined, or separated, as they stand; null when they can. */
async function refuseJoin(companyId: string, intoId: string, separates: boolean): Promise<Refusal | null> {
  if (companyId === intoId) return atField('Choose another company: a company is not joined with itself')
  const parties = await db.$queryRaw<Party[]>`
    SELECT c.id, c.name, c.payer_id AS "payerId", p.name AS "payerName", c.archived_at IS NOT NULL AS archived
    FROM company c LEFT JOIN company p ON p.id = c.payer_id WHERE c.id IN (${companyId}::uuid, ${intoId}::uuid)`
  const company = parties.find(({ id }) => id === companyId)
  const into = parties.find(({ id }) => id === intoId)
  if (!company || !into) return { kind: 'not_found', says: 'There is no such company' }
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT j.id FROM company_join j WHERE ARRAY[j.company_id, j.into_id] && ARRAY[${companyId}::uuid, ${intoId}::uuid]
      AND NOT EXISTS (SELECT FROM company_join_decision d WHERE d.join_id = j.id) LIMIT 1`
  if (waiting.length > 0) return atField('A request about one of these companies waits for a decision')
  if (separates) return company.payerId === intoId ? null : atField(`${company.name} is not joined into ${into.name}`)
  if (isJoined(company)) return atField(`${company.name} is joined into ${company.payerName} already`)
  if (isJoined(into))
    return atField(`${into.name} is joined into ${into.payerName}. Join with ${into.payerName} instead`)
  if (into.archived) return atField(`${into.name} is archived. Restore it, or let the other company go on`)
  return null
}

const isJoined = ({ id, payerId }: Party): boolean => payerId !== null && payerId !== id

function atField(says: string): Refusal {
  const { refusal } = invalidField('intoId', says)
  return refusal
}
