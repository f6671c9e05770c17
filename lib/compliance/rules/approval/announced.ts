import type { Finding, PaymentState, RuleName } from '../types'

/** The states in which an entry can be recorded, and which the button of the form announces. */
export const ANNOUNCED_STATES = ['requested', 'in_review', 'blocked', 'violation'] as const satisfies PaymentState[]
export type AnnouncedState = (typeof ANNOUNCED_STATES)[number]

/** The outcome of an entry, as it is shown and as the rules determine it: its state and the rules that block it. */
export type Announced = { state: AnnouncedState; blockedBy: readonly RuleName[] }

/** How far each state is from a payment that can be made; the last two are permanent. */
const DISTANCES: Readonly<Record<AnnouncedState, number>> = { requested: 0, in_review: 1, blocked: 2, violation: 2 }

/**
 * Whether an entry may be recorded as the rules determine, when the person who pressed the button was shown another
 * outcome: only in the same state or in one that is nearer to a payment, and blocked by no rule but those that were
 * shown. A destination that is blocked is refused to every company, whatever else blocks the entry.
 */
export const isAsAnnounced = (announced: Announced, determined: Announced): boolean =>
  DISTANCES[determined.state] < DISTANCES[announced.state] ||
  (announced.state === determined.state && determined.blockedBy.every((rule) => announced.blockedBy.includes(rule)))

/** The rules that block an entry. */
export const blockingRules = (findings: readonly Finding[]): RuleName[] =>
  findings.filter(({ outcome }) => outcome === 'blocked').map(({ rule }) => rule)
