/**
 * What the organisation chose where the sources are silent, as it stands on the day of a decision. Percentages and days
 * are whole numbers.
 */
export type RulePolicies = {
  duplicateWindowDays: number
  retryWindowDays: number
  /** By how much a rate may differ from the nearest saved rate, per cent of the saved rate. */
  rateTolerancePercent: number
  /** How many days may lie between a rate, the saved rate it is compared with, and the day it is used for. */
  rateAgeDays: number
  /** By how much the bank's own USD debit may differ from what the saved rate gives, per cent of that. */
  debitTolerancePercent: number
  /** The largest part of a debit that an agent's service fee may be without a review, per cent. */
  serviceFeeSharePercent: number
  /**
   * By how much the bank's debit may differ from the entry at settlement without a new approval, per cent of the entry.
   */
  settlementTolerancePercent: number
  /** 1: one cap holds for all companies of a group together; 0: each has a cap of its own. */
  oneCapForGroup: number
}

/** Where no policy was ever set. */
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
