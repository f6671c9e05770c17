// The commits whose installations must start, migrate and verify with the present sources. One line for each state that
// people may have installed; full hashes.
export const BASES = [
  // Before rates, settlements, sessions and law records: what the upgrade of every ledger is tested with.
  '6b876bcd90e7c6c9b6f847e310caa4e3785b294d',
  // Before the queue, the limits of texts and the baseline: with all of rates, settlements, sessions and law records.
  'fb37f3612b780c231d9dc2e3123ffd70a4f86ee5',
]

/**
 * The first state that landed: the ledger, payments and records, without exports other than CSV. Chosen by
 * `oldest` on the command line; it takes as long again.
 */
export const OLDEST = '91e7b5427f29a05954eb4dd6693985c93c3a8be5'
