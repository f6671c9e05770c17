import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/events/audited'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate, typedDate } from '@/lib/kernel/typed-date'
import { COMPANY_MESSAGES, GROUP_MESSAGES } from '@/lib/records/messages'

/** The first and the last day in a group. Null means that there is none: a member at all earlier or later times. */
export type Period = { fromDate: IsoDate | null; untilDate: IsoDate | null }

const period = { fromDate: optionalTypedDate(), untilDate: optionalTypedDate() }

type WithPeriod = { fromDate?: unknown; untilDate?: unknown }

/** A membership does not end before it begins. */
const inOrder = (given: WithPeriod, context: z.RefinementCtx): void => {
  const { fromDate, untilDate } = given
  if (typeof fromDate !== 'string' || typeof untilDate !== 'string' || fromDate <= untilDate) return
  context.addIssue({
    code: 'custom',
    path: ['untilDate'],
    message: GROUP_MESSAGES.endsBeforeFirstDay(fromDate),
  })
}

/** A company to add to a group, from a day. */
export const joinGroupInput = z
  .object({ companyId: recordId(COMPANY_MESSAGES.unknown), group: requiredLine('the name of the group'), ...period })
  .superRefine(inOrder)
export type JoinGroup = z.output<typeof joinGroupInput>

/** The last day of a membership, with the reason. */
export const endMembershipInput = z.object({
  id: recordId(GROUP_MESSAGES.unknownMembership),
  untilDate: typedDate(),
  reason: reason(),
})
export type EndMembership = z.output<typeof endMembershipInput>

/** The correction of a membership, or its withdrawal, with the reason. */
export const correctMembershipInput = z
  .object({
    id: recordId(GROUP_MESSAGES.unknownMembership),
    group: requiredLine('the name of the group'),
    ...period,
    withdrawn: z
      .literal('on')
      .optional()
      .transform((given) => given === 'on'),
    reason: reason(),
  })
  .superRefine(inOrder)
export type CorrectMembership = z.output<typeof correctMembershipInput>

/** The facts of a membership in its audit events. */
export const membershipFacts = (group: string, { fromDate, untilDate }: Period, withdrawn = false): EventFacts => ({
  group,
  memberFrom: fromDate ?? 'before anything known',
  memberUntil: untilDate ?? 'no end',
  ...(withdrawn ? { withdrawn } : {}),
})

/** `since 1 Mar 2025`, `from 1 Mar 2025 to 30 Jun 2026`, `to 30 Jun 2026`, `at all times`. */
export function formatPeriod({ fromDate, untilDate }: Period): string {
  if (fromDate && untilDate) return `from ${formatDate(fromDate)} to ${formatDate(untilDate)}`
  if (fromDate) return `since ${formatDate(fromDate)}`
  return untilDate ? `to ${formatDate(untilDate)}` : 'at all times'
}
