import { joinForms } from '../names/name-key'
import { isHomeCode } from '../places/home-code'
import { formsElsewhere, type PlaceElsewhere, placeElsewhere } from '../places/places'
import type { Token } from '../text/tokens'

const CYRILLIC = /^[\u0400-\u04FF]+$/
/** Hardly any name has one, and the skeleton does not see it. */
const DOUBLED_VOWEL = /([аеиоуюя])\1/

/**
 * The place outside Crimea that words name. "Виилно" has the skeleton of Вильно, but is not how anybody spells it:
 * where a Crimean name is near, a Cyrillic spelling has to be a listed one.
 */
export function knownPlaceElsewhere(key: string, words: readonly Token[]): PlaceElsewhere | undefined {
  const place = placeElsewhere(key)
  if (!place) return undefined
  const form = joinForms(words)
  if (!CYRILLIC.test(form)) return place
  // Names of the two countries near a Crimean one are listed as they are spelled; those of the rest of the world are
  // not.
  const isOfHome = place.codes.some(isHomeCode)
  const isListed = formsElsewhere(key)?.includes(form) ?? (isOfHome || !DOUBLED_VOWEL.test(form))
  return isListed ? place : undefined
}
