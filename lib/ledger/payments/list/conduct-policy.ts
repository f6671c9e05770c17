/** Policy: so near the cap, on either side, an entry is a near miss. In per cent of the cap: $250.00 of $5,000.00. */
export const NEAR_MISS_PERCENT = 5

/**
 * Policy: a review that took longer than so many days has waited long. Nothing is ever released by time; this only says
 * how long people took.
 */
export const REVIEW_WAIT_DAYS = 2
