import type { RulePolicies } from '@/lib/compliance/rules/policies'
import type { IsoDate } from '@/lib/kernel/calendar'

/** Under what a decision is made again. */
export type Reading = {
  /** The law and the policies as they stood at the end of this day; null is now. */
  day: IsoDate | null
  /** Whether the rules and the lists of places must be those of that day as well; a release keeps its own alone. */
  rulesOfDay: boolean
  /** One cap holds for all companies of a group. */
  oneGroupCap: boolean
  /** An agent's service fee counts as a fee to the FSB. */
  allAgentFees: boolean
  /** Policies with other values than those of the day. */
  policies: Partial<RulePolicies>
}

/** The rules, the lists, the law and the policies of now. */
export const PRESENT_READING: Reading = {
  day: null,
  rulesOfDay: false,
  oneGroupCap: false,
  allAgentFees: false,
  policies: {},
}

/** Whether what was already taken of the cap is not simply what the decision was told. */
export const countsOtherwise = ({ oneGroupCap, allAgentFees }: Reading): boolean => oneGroupCap || allAgentFees
