import { NEAR_MISS_PERCENT, REVIEW_WAIT_DAYS } from '@/lib/ledger/payments/list/conduct-policy'

/** Grows when tally-sql.ts counts differently: what was added up before is then added up anew. */
const SHAPE = 2

/** What a tally leans on beside the ledger. Made on another basis it is not read. */
export const tallyBasis = (timeZone: string): string =>
  `${SHAPE}, near ${NEAR_MISS_PERCENT} %, long ${REVIEW_WAIT_DAYS} days, ${timeZone}`
