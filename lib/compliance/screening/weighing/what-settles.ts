import type { Destination, Reason, Verdict } from '../types'

const AMBIGUOUS = new Set(['ambiguous-name', 'near-name', 'place-name', 'street-name', 'barred-city'])
const PERSONAL = new Set(['phone', 'company-name'])

/**
 * What would settle a review, described for the user who enters the destination: chosen by what the reasons need and by
 * what is not given yet. Empty when the destination is clear or blocked: nothing added to a blocked destination clears
 * it by itself.
 */
export function whatSettles(
  destination: Destination,
  { outcome, reasons }: Pick<Verdict, 'outcome' | 'reasons'>,
): string[] {
  if (outcome !== 'review') return []
  const open = reasons.filter((reason) => reason.outcome === 'review')
  const settles = new Set(open.flatMap((reason) => settlesReason(reason, destination)))
  if (settles.size === 0) settles.add('A person reads the address and decides, with a reason.')
  return [...settles]
}

function settlesReason({ rule, matched }: Reason, destination: Destination): string[] {
  const word = matched === '' ? 'the place' : `\u201c${matched}\u201d`
  if (rule === 'no-destination') return ['An address, or a city with its region.']
  if (rule === 'not_read')
    return ['The address typed again in Latin or Cyrillic letters, with the country and the city.']
  if (rule === 'broken-data') return ['The address typed again, in its plain form.']
  if (AMBIGUOUS.has(rule)) return missingParts(destination, word)
  if (rule === 'contradiction')
    return [
      `Which of the two is right: ${word}, or what contradicts it. Correct the wrong one; the change is recorded.`,
    ]
  if (rule === 'wide-area') return [`The region or the city that is meant by ${word}.`]
  if (rule === 'coordinates') return ['A point well inside the place, or its address with the region.']
  if (rule === 'russian-postcode' || rule === 'ukrainian-postcode')
    return [
      given(destination.country) ? 'The city and the region of the postal code.' : 'The country of the postal code.',
    ]
  if (rule === 'barred-region' || rule === 'barred-postcode')
    return ['The city and its postal code, found on a map: only part of the oblast is barred.']
  if (PERSONAL.has(rule)) return ['A statement from the end user of where the product is used; a person decides on it.']
  return []
}

/** A region settles most names, then a postal code; when both are given, only the end user can settle it. */
function missingParts(destination: Destination, word: string): string[] {
  if (!given(destination.region)) return [`The region that ${word} lies in.`]
  if (!given(destination.postalCode)) return [`The postal code of ${word}.`]
  return ['A statement from the end user of where the product is used; a person decides on it.']
}

const given = (value: string | undefined): boolean => value !== undefined && value.trim() !== ''
