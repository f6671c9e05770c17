import { destinationWords } from '@/lib/compliance/screening/destination-words'
import type { Destination } from '@/lib/compliance/screening/types'

/** A destination by its sorted words, the same text that folded_destination() of the database returns. */
export function foldedDestination(destination: Destination): string {
  const { nameWords, placeWords } = destinationWords(destination)
  return `${nameWords.toSorted().join(' ')} | ${placeWords.toSorted().join(' ')}`
}
