import { guardKeys, placeElsewhere } from '../places/places'
import { type NearIndex, nearestIn, nearIndex } from './near-index'

let index: NearIndex | undefined

/** Is a place outside Crimea written with the same sounds, or with one letter more, less or other? */
export function hasNeighbourElsewhere(key: string): boolean {
  if (placeElsewhere(key)) return true
  index ??= nearIndex(guardKeys())
  return nearestIn(index, key, 1) !== undefined
}
