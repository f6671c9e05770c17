import 'server-only'
import { z } from 'zod'
import { audited } from '@/lib/audit/events/audited'
import { db } from '@/lib/database/db'
import { err, type Result } from '@/lib/kernel/result'
import { reason, recordId } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { COMPANY_MESSAGES } from '@/lib/records/messages'
import { storeFoldedNames } from '../names/stored-names'
import { distinctionEvents } from './check-duplicates'

type DuplicateCompany = {
  id: string
  name: string
  country: string
  registrationNumber: string | null
  archived: boolean
}

/** Two companies that may be one payer, and whether they share a registration number or only a name. */
export type DuplicatePair = { sameRegistration: boolean; one: DuplicateCompany; other: DuplicateCompany }

const MOST_SHOWN = 200

/**
 * Pairs of companies that may be one payer: the same registration number in one country, or the same folded name.
 * Without companies that are already merged or that were marked as different payers. Those with the same number first,
 * at most two hundred.
 */
export async function possibleDuplicates(): Promise<DuplicatePair[]> {
  await storeFoldedNames()
  return db.$queryRaw<DuplicatePair[]>`
    WITH told_apart AS MATERIALIZED (
      SELECT e.target_id::uuid AS one, other::uuid AS other FROM audit_event e
        CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(e.after::jsonb->'differentFromIds', '[]')) AS other
        WHERE e.verb = 'company.distinguished'
    ), alike AS (
      SELECT c.id, 'number ' || c.country || ' ' || registration_key(c.registration_number) AS key
      FROM company c WHERE registration_key(c.registration_number) <> ''
      UNION
      SELECT c.id, 'name ' || key
      FROM company c JOIN folded_name f ON f.name = c.name
      CROSS JOIN LATERAL unnest(f.keys) AS key
    ), pairs AS (
      SELECT one.id AS one, other.id AS other, bool_or(one.key LIKE 'number %') AS same_registration
      FROM alike one JOIN alike other ON other.key = one.key AND one.id < other.id GROUP BY 1, 2
    )
    SELECT p.same_registration AS "sameRegistration",
      jsonb_build_object('id', a.id, 'name', a.name, 'country', a.country,
        'registrationNumber', a.registration_number, 'archived', a.archived_at IS NOT NULL) AS one,
      jsonb_build_object('id', b.id, 'name', b.name, 'country', b.country,
        'registrationNumber', b.registration_number, 'archived', b.archived_at IS NOT NULL) AS other
    FROM pairs p JOIN company a ON a.id = p.one JOIN company b ON b.id = p.other
    WHERE coalesce(a.payer_id, a.id) <> coalesce(b.payer_id, b.id)
      AND NOT EXISTS (SELECT FROM told_apart t WHERE (t.one, t.other) IN ((p.one, p.other), (p.other, p.one)))
    ORDER BY p.same_registration DESC, lower(a.name) COLLATE "C", lower(b.name) COLLATE "C", a.id, b.id
    LIMIT ${MOST_SHOWN}`
}

/** Two companies that are different payers, with the reason. */
export const notDuplicateInput = z.object({
  companyId: recordId(COMPANY_MESSAGES.unknown),
  otherId: recordId(COMPANY_MESSAGES.unknown),
  reason: reason(),
})

/**
 * Records the reason why two possible duplicates are different payers. Changes neither company; possible
 * duplicates are shown without them.
 */
export async function markNotDuplicate(
  actor: Actor,
  given: z.output<typeof notDuplicateInput>,
): Promise<Result<{ name: string }>> {
  if (!can(actor.role, 'companies:join')) return err(roleRefusal(actor))
  return audited<{ name: string }>(async (transaction) => {
    const company = await transaction.company.findUnique({ where: { id: given.companyId } })
    const other = await transaction.company.findUnique({ where: { id: given.otherId } })
    if (!company || !other || company.id === other.id)
      return { refusal: { kind: 'not_found', message: COMPANY_MESSAGES.unknown } }
    const about = {
      actorId: actor.id,
      targetKind: 'company',
      targetId: company.id,
      targetName: company.name,
      companyId: company.id,
    }
    const [event] = distinctionEvents(about, { ids: [other.id], names: [other.name], reason: given.reason })
    if (!event) throw new Error('a distinction has one event')
    return { value: { name: company.name }, events: [event] }
  })
}
