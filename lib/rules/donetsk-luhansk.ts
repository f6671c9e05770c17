import type { IsoDate } from '@/lib/calendar'
import { faq } from './general-licenses'
import type { Citation, EntryDestination } from './types'

/** E.O. 14065 of 21 Feb 2022 bars the so-called Donetsk and Luhansk People's Republic regions as it bars Crimea. */
const REGIONS_BARRED_FROM: IsoDate = '2022-02-21'

/** FAQ 1009: a firm may reasonably rely on vetted information such as postal codes and maps. */
export const regionsCitation: Citation = { ...faq(1009), label: 'E.O. 14065, FAQ 1009' }

const REPUBLICS =
  /(?<![\p{L}\p{N}])(?:(?:don[iy]?ets'?k|luhans'?k|lugansk)(?:aya)?\s+(?:people.?s|narodnaya)\s+r\p{L}+|(?:донецк|луганск)\p{L}+\s+народн\p{L}+\s+республик\p{L}|днр|лнр)(?![\p{L}\p{N}])/iu
const NAMES =
  /(?<![\p{L}\p{N}])(?:(?:don[iy]?ets'?k|luhans'?k|lugansk)(?:aya\s+obl\p{L}*)?(?!\s+(?:st|str|street|ul)(?!\p{L}))|(?:донець?к|лугансь?к)(?:[аеу]|\p{L}+\s+обл\p{L}*)?|[dl]\.?n\.?r\.?)(?![\p{L}\p{N}])/iu

/** What a party's country or address says of the two regions: the words as typed, and whether the so-called republic itself is named. */
export type RegionHit = { field: 'address' | 'name'; matched: string; certain: boolean }

/**
 * Finds the two regions in a party. The name of a so-called republic in an address is certain; a bare Donetsk, Luhansk or DNR is not, because only
 * part of either oblast is barred and a Donetsk lies in Rostov oblast: a person reads the map.
 */
export function findBarredRegion(party: EntryDestination, paymentDate: IsoDate): RegionHit | null {
  if (paymentDate < REGIONS_BARRED_FROM) return null
  for (const field of ['address', 'name'] as const) {
    const republic = REPUBLICS.exec(party[field])
    if (republic) return { field, matched: republic[0], certain: field === 'address' }
  }
  const named = NAMES.exec(party.address)
  return named ? { field: 'address', matched: named[0], certain: false } : null
}
