import { destinationWords } from '@/lib/compliance/screening/destination-words'
import type { Destination } from '@/lib/compliance/screening/types'

/** A destination by its words, sorted: the same as folded_destination() of the database makes of the stored words. */
export function foldedDestination(destination: Destination): string {
  const { nameWords, placeWords } = destinationWords(destination)
  return `${nameWords.toSorted().join(' ')} | ${placeWords.toSorted().join(' ')}`
}
