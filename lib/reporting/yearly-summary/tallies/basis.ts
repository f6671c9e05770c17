import { NEAR_MISS_PERCENT, REVIEW_WAIT_DAYS } from '@/lib/ledger/payments/list/conduct-policy'

/** Increased when tally-sql.ts counts differently: earlier tallies are then calculated again. */
const SHAPE = 2

/** What a tally depends on besides the ledger. A tally with another basis is not read. */
export const tallyBasis = (timeZone: string): string =>
  `${SHAPE}, near ${NEAR_MISS_PERCENT} %, long ${REVIEW_WAIT_DAYS} days, ${timeZone}`
