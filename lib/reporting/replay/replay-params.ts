import { z } from 'zod'
import type { RulePolicies } from '@/lib/compliance/rules/policies'
import { dateParam, idParam, wholeNumber, yearParam } from '@/lib/kernel/list-fields'
import type { Reading } from './reading'

const share = wholeNumber(0, 100, 'Enter a whole number from 0 to 100').optional()
const days = wholeNumber(0, 3650, 'Enter a whole number of days from 0 to 3650').optional()

/** The policies whose values a reading can replace; no rule uses those of the settlement. */
const policyFields = {
  rateTolerancePercent: share,
  rateAgeDays: days,
  debitTolerancePercent: share,
  serviceFeeSharePercent: share,
  duplicateWindowDays: days,
  retryWindowDays: days,
} satisfies Partial<Record<keyof RulePolicies, unknown>>

export const READING_POLICIES = Object.keys(policyFields) as (keyof typeof policyFields)[]

const ticked = z.literal('1').optional()

/**
 * The parameters of a replay, for its page and its file: the decisions of a year (of all companies or of one) or of one
 * payment; the day of the law and the policies, with `rules=day` for the rules and lists of that day too; the stricter
 * readings; and replaced policies.
 */
export const replayParams = z
  .object({
    year: yearParam,
    company: idParam,
    payment: idParam,
    day: dateParam,
    rules: z.enum(['day']).optional(),
    groupCap: ticked,
    agentFees: ticked,
    ...policyFields,
  })
  .superRefine(({ payment, year, company }, context) => {
    if (payment === undefined) return
    for (const [name, given] of Object.entries({ year, company }))
      if (given !== undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'A payment already has one. Remove this' })
  })

export type ReplayParams = z.output<typeof replayParams>

/** The reading of an address; today counts as now. */
export function readingOf({ day, rules, groupCap, agentFees, ...params }: ReplayParams, today: string): Reading {
  const policies = Object.fromEntries(
    READING_POLICIES.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  )
  return {
    day: day === undefined || day === today ? null : day,
    rulesOfDay: rules === 'day',
    oneGroupCap: groupCap === '1',
    allAgentFees: agentFees === '1',
    policies,
  }
}
