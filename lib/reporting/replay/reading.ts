import type { RulePolicies } from '@/lib/compliance/rules/policies'
import type { IsoDate } from '@/lib/kernel/calendar'

/** The settings that a decision is made again under. */
export type Reading = {
  /** The law and the policies as of the end of this day; null is now. */
  day: IsoDate | null
  /** Whether the rules and the lists of places must be those of that day as well; a release has only its own. */
  rulesOfDay: boolean
  /** All companies of a group share one cap. */
  oneGroupCap: boolean
  /** An agent's service fee counts as a fee to the FSB. */
  allAgentFees: boolean
  /** Policies whose values replace those of the day. */
  policies: Partial<RulePolicies>
}

/** The current rules, lists, law and policies. */
export const PRESENT_READING: Reading = {
  day: null,
  rulesOfDay: false,
  oneGroupCap: false,
  allAgentFees: false,
  policies: {},
}

/** Whether the amounts already held under the cap differ from those of the original decision. */
export const changesHeldAmounts = ({ oneGroupCap, allAgentFees }: Reading): boolean => oneGroupCap || allAgentFees
