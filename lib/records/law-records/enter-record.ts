import 'server-only'
import { z } from 'zod'
import { type EnteredKind, RECORD_FIELDS } from '@/lib/compliance/law/record-fields'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { readTypedRecord } from '@/lib/compliance/law/typed-record'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { asTyped } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { proposeRecords } from './propose-records'

export const enteredRecordInput = z.object({
  kind: z.enum(Object.keys(RECORD_FIELDS) as [EnteredKind, ...EnteredKind[]]),
  id: z.string('Enter the id').max(200),
  version: z.coerce.number().int().min(1),
  fields: z.record(z.string().max(40), asTyped('the text', 60_000)),
})

/**
 * Proposes a record from the fields of its form: a new one, or the next version of one that exists. It has an effect
 * once another person approves it. What is wrong is said at its field. `version` is the one that the form stood for: a
 * record that was superseded meanwhile is refused.
 */
export async function enterRecord(
  actor: Actor,
  typed: z.output<typeof enteredRecordInput>,
): Promise<Outcome<{ record: LawRecord }>> {
  if (!can(actor.role, 'law:enter')) return refused(roleRefusal(actor))
  const reading = readTypedRecord(typed)
  if (!reading.ok) return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors: reading.errors })
  const proposal = await proposeRecords(actor, [reading.record])
  if (!proposal.ok) return proposal
  if ('proposed' in proposal.value) return done({ record: reading.record })
  const fieldErrors = Object.fromEntries(
    proposal.value.problems.map(({ field, message }) => [
      field === 'id' || field === 'version' ? 'id' : `fields.${field}`,
      message,
    ]),
  )
  return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors })
}
