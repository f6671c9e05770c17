import { z } from 'zod'
import type { EventFacts } from '@/lib/audit/audited'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import { reason, recordId, requiredLine } from '@/lib/kernel/text'
import { optionalTypedDate, typedDate } from '@/lib/kernel/typed-date'

const NO_SUCH_COMPANY = 'There is no such company'
const NO_SUCH_MEMBERSHIP = 'There is no such membership'

/** The first and the last day in a group. Null: before anything that is known, and with no end. */
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
    message: `The last day comes before the first, ${formatDate(fromDate)}`,
  })
}

/** A company to put into a group, from a day on. */
export const joinGroupInput = z
  .object({ companyId: recordId(NO_SUCH_COMPANY), group: requiredLine('the name of the group'), ...period })
  .superRefine(inOrder)
export type JoinGroup = z.output<typeof joinGroupInput>

/** A membership that ends on a day, and why. */
export const endMembershipInput = z.object({
  id: recordId(NO_SUCH_MEMBERSHIP),
  untilDate: typedDate(),
  reason: reason(),
})
export type EndMembership = z.output<typeof endMembershipInput>

/** A membership as it should have been entered, or that it never was, and why. */
export const correctMembershipInput = z
  .object({
    id: recordId(NO_SUCH_MEMBERSHIP),
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

/** A membership as its audit events tell it. */
export const membershipFacts = (group: string, { fromDate, untilDate }: Period, withdrawn = false): EventFacts => ({
  group,
  memberFrom: fromDate ?? 'before anything known',
  memberUntil: untilDate ?? 'no end',
  ...(withdrawn ? { withdrawn } : {}),
})

/** `since 1 Mar 2025`, `from 1 Mar 2025 to 30 Jun 2026`, `to 30 Jun 2026`, `at all times`. */
export function periodText({ fromDate, untilDate }: Period): string {
  if (fromDate && untilDate) return `from ${formatDate(fromDate)} to ${formatDate(untilDate)}`
  if (fromDate) return `since ${formatDate(fromDate)}`
  return untilDate ? `to ${formatDate(untilDate)}` : 'at all times'
}
