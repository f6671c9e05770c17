import 'server-only'
import { z } from 'zod'
import { type FileProblem, problemText, readLawFile } from '@/lib/compliance/law/read-law-file'
import type { LawRecord } from '@/lib/compliance/law/schema'
import { done, invalidField, type Outcome, refused } from '@/lib/kernel/outcome'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { proposeRecords } from './propose-records'

export const importRecordsInput = z.object({
  text: z
    .string('Choose a file')
    .trim()
    .min(1, 'Choose a file, or paste its text')
    .max(900_000, 'The file has more than 900,000 characters'),
})

/** As many problems as a person reads at once. */
const SHOWN = 5

/**
 * Proposes every record of a JSON file, or none: each problem names its record and its field. Another person approves
 * each record.
 */
export async function importRecords(
  actor: Actor,
  { text }: z.output<typeof importRecordsInput>,
): Promise<Outcome<{ records: LawRecord[] }>> {
  if (!can(actor.role, 'law:enter')) return refused(roleRefusal(actor))
  const reading = readLawFile(text)
  if (!reading.ok) return refuseFile(reading.problems)
  const proposal = await proposeRecords(actor, reading.records)
  if (!proposal.ok) return proposal
  if ('problems' in proposal.value) return refuseFile(proposal.value.problems)
  return done({ records: proposal.value.proposed })
}

function refuseFile(problems: readonly FileProblem[]) {
  const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : ''
  return invalidField('text', `${problems.slice(0, SHOWN).map(problemText).join('; ')}${more}. Nothing was saved`)
}
