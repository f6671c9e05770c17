import 'server-only'
import { z } from 'zod'
import { nextVersion } from '@/lib/compliance/law/records/record-problem'
import type { Confirmation } from '@/lib/compliance/law/schema'
import { readLaw } from '@/lib/database/read-law'
import { readDate } from '@/lib/kernel/read-date'
import { err, ok, type Result } from '@/lib/kernel/result'
import { requiredLine } from '@/lib/kernel/text'
import { type Actor, can } from '@/lib/permissions/permissions'
import { roleRefusal } from '@/lib/permissions/role-refusal'
import { LAW_MESSAGES, RECORD_MESSAGES } from '@/lib/records/messages'
import { proposeRecords } from './propose-records'

/** `question` is the id of a question and its version, separated by a space, as the form showed them. */
export const confirmationInput = z.object({
  question: z.string(LAW_MESSAGES.questionMissing).regex(/^[a-z0-9-]{1,80} \d{1,4}$/, LAW_MESSAGES.questionMissing),
  counsel: requiredLine('who confirmed it', 200),
  memo: requiredLine('the reference of the memo', 2000),
  confirmedOn: z.string(LAW_MESSAGES.memoDateMissing).transform((typed, context) => {
    const reading = readDate(typed)
    if (reading.ok) return reading.date
    context.addIssue(reading.message)
    return z.NEVER
  }),
})

/** The field of the form for a field of the record. */
const FIELDS: Readonly<Record<string, string>> = { subject: 'question', subjectVersion: 'question', id: 'question' }

/**
 * Proposes counsel's confirmation of one version of a question. It takes effect once another person approves it:
 * findings based on the question are then clear and cite it. Refuses a question that has been superseded, and a memo
 * with a future date.
 */
export async function enterConfirmation(
  actor: Actor,
  { question, counsel, memo, confirmedOn }: z.output<typeof confirmationInput>,
): Promise<Result<{ record: Confirmation }>> {
  if (!can(actor.role, 'law:enter')) return err(roleRefusal(actor))
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
  if ('proposed' in proposal.value) return ok({ record })
  const fieldErrors = Object.fromEntries(
    proposal.value.problems.map(({ field, message }) => [FIELDS[field] ?? field, message]),
  )
  return err({ kind: 'invalid', message: RECORD_MESSAGES.problem, fieldErrors })
}
