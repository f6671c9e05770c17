/**
 * The organisation's choices where the sources are silent, in force on the day of a decision. Percentages and days are
 * whole numbers.
 */
export type RulePolicies = {
  duplicateWindowDays: number
  retryWindowDays: number
  /** The most by which a rate may differ from the nearest saved rate, in per cent of the saved rate. */
  rateTolerancePercent: number
  /** The most days between a rate, the saved rate it is compared with, and the day it is used for. */
  rateAgeDays: number
  /** The most by which the bank's own USD debit may differ from what the saved rate gives, in per cent of that. */
  debitTolerancePercent: number
  /** The largest part of a debit that an agent's service fee may be without a review, in per cent. */
  serviceFeeSharePercent: number
  /**
   * The most by which the bank's debit may differ from the entry at settlement without a new approval, in per cent of
   * the entry.
   */
  settlementTolerancePercent: number
  /** 1: one cap applies to all companies of a group together; 0: each has a cap of its own. */
  oneCapForGroup: number
}

/** The values while no policy was ever set. */
export const DEFAULT_POLICIES: RulePolicies = {
  duplicateWindowDays: 180,
  retryWindowDays: 90,
  rateTolerancePercent: 2,
  rateAgeDays: 5,
  debitTolerancePercent: 2,
  serviceFeeSharePercent: 50,
  settlementTolerancePercent: 2,
  oneCapForGroup: 0,
}
