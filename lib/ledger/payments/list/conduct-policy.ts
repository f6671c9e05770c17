/** Policy: an entry this near the cap, on either side, is a near miss. In percent of the cap: $250.00 of $5,000.00. */
export const NEAR_MISS_PERCENT = 5

/**
 * Policy: a review that took longer than this many days has waited long. Nothing is ever released by time; this only
 * measures how long people took.
 */
export const REVIEW_WAIT_DAYS = 2
