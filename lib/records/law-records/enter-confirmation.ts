import 'server-only'
import { z } from 'zod'
import { nextVersion } from '@/lib/compliance/law/record-problem'
import type { Confirmation } from '@/lib/compliance/law/schema'
import { readLaw } from '@/lib/database/read-law'
import { readDate } from '@/lib/kernel/calendar'
import { done, type Outcome, refused } from '@/lib/kernel/outcome'
import { requiredLine } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { proposeRecords } from './propose-records'

/** `question` is the id of a question and its version with a blank between, as the form showed them. */
export const confirmationInput = z.object({
  question: z.string('Choose the question').regex(/^[a-z0-9-]{1,80} \d{1,4}$/, 'Choose the question'),
  counsel: requiredLine('who confirmed it', 200),
  memo: requiredLine('the reference of the memo', 2000),
  confirmedOn: z.string('Enter the date of the memo').transform((typed, context) => {
    const reading = readDate(typed)
    if (reading.ok) return reading.date
    context.addIssue(reading.says)
    return z.NEVER
  }),
})

/** The field of the form that a field of the record stands in. */
const FIELDS: Readonly<Record<string, string>> = { subject: 'question', subjectVersion: 'question', id: 'question' }

/**
 * Proposes counsel's confirmation of one version of a question. It has an effect once another person approves it:
 * findings that rest on the question then clear and cite it. Refuses a question that was superseded meanwhile and a
 * memo of a day to come.
 */
export async function enterConfirmation(
  actor: Actor,
  { question, counsel, memo, confirmedOn }: z.output<typeof confirmationInput>,
): Promise<Outcome<{ record: Confirmation }>> {
  if (!can(actor.role, 'law:enter')) return refused(roleRefusal(actor))
  const [subject = '', subjectVersion = ''] = question.split(' ')
  const key = { kind: 'confirmation', id: `counsel-${subject}`.slice(0, 80) } as const
  const record: Confirmation = {
    ...key,
    version: nextVersion(await readLaw(), key),
    subject,
    subjectVersion: Number(subjectVersion),
    confirmedOn,
    counsel,
    memo,
  }
  const proposal = await proposeRecords(actor, [record])
  if (!proposal.ok) return proposal
  if ('proposed' in proposal.value) return done({ record })
  const fieldErrors = Object.fromEntries(
    proposal.value.problems.map(({ field, message }) => [FIELDS[field] ?? field, message]),
  )
  return refused({ kind: 'invalid', says: 'There is a problem', fieldErrors })
}
