import type { ScreeningList } from '@/lib/compliance/screening/types'
import type { IsoDate } from '@/lib/kernel/calendar'

/** E.O. 14065 of 21 Feb 2022 bars the so-called Donetsk and Luhansk People's Republic regions as it bars Crimea. */
const REGIONS_BARRED_FROM: IsoDate = '2022-02-21'

/** What a destination is asked about on a payment date: Crimea always, the two regions since they were barred. */
export const listsInForce = (paymentDate: IsoDate): readonly ScreeningList[] =>
  paymentDate < REGIONS_BARRED_FROM ? ['crimea'] : ['crimea', 'donetsk-luhansk']
