import { DEFAULT_POLICIES, type RulePolicies } from '@/lib/compliance/rules/policies'

/** The policies that are set from a day on; the database knows the same names. */
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

/** What each policy decides. The sources are silent on all of them: each is a choice of the organisation. */
export const POLICY_DESCRIPTIONS: Readonly<Record<PolicyName, Described>> = {
  oneCapForGroup: {
    label: 'One cap for a group',
    meaning:
      'One cap of $5,000.00 holds for all companies of a group together, and the database refuses what passes it.',
    unit: 'yes or no',
    largest: 1,
  },
  rateTolerancePercent: {
    label: 'Rate off the saved rate',
    meaning: 'A rate further off the nearest saved rate goes to review.',
    unit: '%',
    largest: 100,
  },
  rateAgeDays: {
    label: 'Age of a saved rate',
    meaning: 'A rate whose nearest saved rate is older goes to review.',
    unit: 'days',
    largest: 366,
  },
  debitTolerancePercent: {
    label: 'Bank debit off the saved rate',
    meaning: 'A debit in US dollars further off what the saved rate gives goes to review.',
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
    label: 'Debit off the entry at settlement',
    meaning: 'A debit further off the entry asks for the approval again.',
    unit: '%',
    largest: 100,
  },
}

/** The value where no policy was ever set. */
export const policyDefault = (name: PolicyName): number => DEFAULT_POLICIES[name]

/** `2 %`, `5 days`, `yes`. */
export function policyValueText(name: PolicyName, value: number): string {
  const { unit } = POLICY_DESCRIPTIONS[name]
  if (unit === 'yes or no') return value === 1 ? 'yes' : 'no'
  return unit === '%' ? `${value} %` : `${value} ${value === 1 ? 'day' : 'days'}`
}
