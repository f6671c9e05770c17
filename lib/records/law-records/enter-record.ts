import 'server-only'
import { z } from 'zod'
import { type EnteredKind, RECORD_FIELDS } from '@/lib/compliance/law/records/record-fields'
import { readTypedRecord } from '@/lib/compliance/law/records/typed-record'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { err, ok, type Result } from '@/lib/kernel/result'
import { multilineText } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LAW_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { proposeRecords } from './propose-records'

export const enteredRecordInput = z.object({
  kind: z.enum(Object.keys(RECORD_FIELDS) as [EnteredKind, ...EnteredKind[]]),
  id: z.string(LAW_MESSAGES.idMissing).max(200),
  version: z.coerce.number().int().min(1),
  fields: z.record(z.string().max(40), multilineText('the text', 60_000)),
})

/**
 * Proposes a record from the fields of its form: a new one, or the next version of an existing one. It takes effect
 * once another person approves it. Problems are reported at their field. `version` is that of the form: a record that
 * has been superseded since is refused.
 */
export async function enterRecord(
  actor: Actor,
  typed: z.output<typeof enteredRecordInput>,
): Promise<Result<{ record: LawRecord }>> {
  if (!can(actor.role, 'law:enter')) return err(roleRefusal(actor))
  const reading = readTypedRecord(typed)
  if (!reading.ok) return err({ kind: 'invalid', message: RECORD_MESSAGES.problem, fieldErrors: reading.errors })
  const proposal = await proposeRecords(actor, [reading.record])
  if (!proposal.ok) return proposal
  if ('proposed' in proposal.value) return ok({ record: reading.record })
  const fieldErrors = Object.fromEntries(
    proposal.value.problems.map(({ field, message }) => [
      field === 'id' || field === 'version' ? 'id' : `fields.${field}`,
      message,
    ]),
  )
  return err({ kind: 'invalid', message: RECORD_MESSAGES.problem, fieldErrors })
}
