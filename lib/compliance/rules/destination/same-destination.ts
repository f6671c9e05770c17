import type { DestinationWords } from '@/lib/compliance/screening/destination-words'
import { editDistance } from '@/lib/compliance/screening/names/edit-distance'

/** A word this long may have one slip and still be the same. */
const LETTERS_FOR_A_SLIP = 5
/** How much of two names, and of two places, has to agree (policy). */
const SAME_NAME = 0.75
const SAME_PLACE = 0.75
const SAME_PLACE_BESIDE_NAME = 0.5
const FEWEST_WORDS_OF_A_PLACE = 3
const FEWEST_WORDS_BESIDE_NAME = 2

/** Why two destinations are taken for one. */
export type Sameness = 'name and place' | 'place'

/**
 * Is this the same destination, typed with small changes? Two ways (policy; Swedbank Latvia and daVinci, both 2023):
 * the same party at a place that shares half of its words or more with the other, which still holds when the telling
 * word was left out; or the same place, house number or postal code included, under whatever name. A word with one slip
 * counts as the same word. Null when it is another destination.
 */
export function samenessOf(one: DestinationWords, other: DestinationWords): Sameness | null {
  const places = shared(one.placeWords, other.placeWords)
  const fewer = Math.min(one.placeWords.length, other.placeWords.length)
  const isSameParty = dice(shared(one.nameWords, other.nameWords).length, one.nameWords, other.nameWords) >= SAME_NAME
  if (isSameParty && places.length >= FEWEST_WORDS_BESIDE_NAME && places.length / fewer >= SAME_PLACE_BESIDE_NAME)
    return 'name and place'
  const hasNumber = places.some((word) => /^\p{N}/u.test(word))
  const isSamePlace = dice(places.length, one.placeWords, other.placeWords) >= SAME_PLACE
  return isSamePlace && hasNumber && places.length >= FEWEST_WORDS_OF_A_PLACE ? 'place' : null
}

/** Words of the first list that the second has too, slips allowed; each word of the second answers once. */
function shared(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return one.filter((word) => {
    const at = left.indexOf(word) >= 0 ? left.indexOf(word) : left.findIndex((candidate) => isSlip(word, candidate))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

function isSlip(one: string, other: string): boolean {
  const isLong = Math.min(one.length, other.length) >= LETTERS_FOR_A_SLIP
  return isLong && !/\d/.test(one + other) && editDistance(one, other, 1) <= 1
}

function dice(agreeing: number, one: readonly string[], other: readonly string[]): number {
  return one.length + other.length === 0 ? 0 : (2 * agreeing) / (one.length + other.length)
}
