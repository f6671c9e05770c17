import type { IsoDate } from '@/lib/kernel/calendar'

/** The day the FSB was designated: the first on which a payment needs an authority, and the first this ledger holds. */
export const FIRST_DATE: IsoDate = '2016-12-29'
