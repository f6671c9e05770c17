import 'server-only'
import { z } from 'zod'
import { type FileProblem, problemText, readLawFile } from '@/lib/compliance/law/records/read-law-file'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { err, invalidField, ok, type Result } from '@/lib/kernel/result'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LAW_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { proposeRecords } from './propose-records'

export const importRecordsInput = z.object({
  text: z
    .string(RECORD_MESSAGES.fileMissing)
    .trim()
    .min(1, LAW_MESSAGES.fileTextMissing)
    .max(900_000, RECORD_MESSAGES.fileTooLong),
})

/** The number of problems in the message. */
const SHOWN = 5

/**
 * Proposes every record of a JSON file, or none: each problem names its record and its field. Another person must
 * approve each record.
 */
export async function importRecords(
  actor: Actor,
  { text }: z.output<typeof importRecordsInput>,
): Promise<Result<{ records: LawRecord[] }>> {
  if (!can(actor.role, 'law:enter')) return err(roleRefusal(actor))
  const reading = readLawFile(text)
  if (!reading.ok) return refuseFile(reading.problems)
  const proposal = await proposeRecords(actor, reading.records)
  if (!proposal.ok) return proposal
  if ('problems' in proposal.value) return refuseFile(proposal.value.problems)
  return ok({ records: proposal.value.proposed })
}

function refuseFile(problems: readonly FileProblem[]) {
  const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : ''
  return invalidField(
    'text',
    RECORD_MESSAGES.nothingSaved(`${problems.slice(0, SHOWN).map(problemText).join('; ')}${more}`),
  )
}
