import { DEFAULT_POLICIES, type RulePolicies } from '@/lib/compliance/rules/policies'

/** The policies with a start date; the database has the same names. */
export const POLICY_NAMES = [
  'oneCapForGroup',
  'rateTolerancePercent',
  'rateAgeDays',
  'debitTolerancePercent',
  'serviceFeeSharePercent',
  'settlementTolerancePercent',
] as const satisfies readonly (keyof RulePolicies)[]
export type PolicyName = (typeof POLICY_NAMES)[number]

type Described = { label: string; meaning: string; unit: '%' | 'days' | 'yes or no'; largest: number }

/** The meaning of each policy. The sources are silent on all of them: each is a choice of the organisation. */
export const POLICY_DESCRIPTIONS: Readonly<Record<PolicyName, Described>> = {
  oneCapForGroup: {
    label: 'One cap for a group',
    meaning:
      'One cap of $5,000.00 applies to all companies of a group together, and the database refuses what exceeds it.',
    unit: 'yes or no',
    largest: 1,
  },
  rateTolerancePercent: {
    label: 'Deviation from the saved rate',
    meaning: 'A rate that deviates more from the nearest saved rate goes to review.',
    unit: '%',
    largest: 100,
  },
  rateAgeDays: {
    label: 'Age of a saved rate',
    meaning: 'A rate whose nearest saved rate is older than this goes to review.',
    unit: 'days',
    largest: 366,
  },
  debitTolerancePercent: {
    label: 'Deviation of the bank debit',
    meaning: 'A debit in US dollars that deviates more from the amount at the saved rate goes to review.',
    unit: '%',
    largest: 100,
  },
  serviceFeeSharePercent: {
    label: 'Service fee in a debit',
    meaning: 'An agent’s service fee above this share of the debit goes to review.',
    unit: '%',
    largest: 100,
  },
  settlementTolerancePercent: {
    label: 'Deviation at settlement',
    meaning: 'A debit that deviates more from the entry needs a new approval.',
    unit: '%',
    largest: 100,
  },
}

/** The value of a policy that was never set. */
export const policyDefault = (name: PolicyName): number => DEFAULT_POLICIES[name]

/** `2 %`, `5 days`, `yes`. */
export function formatPolicyValue(name: PolicyName, value: number): string {
  const { unit } = POLICY_DESCRIPTIONS[name]
  if (unit === 'yes or no') return value === 1 ? 'yes' : 'no'
  return unit === '%' ? `${value} %` : `${value} ${value === 1 ? 'day' : 'days'}`
}
