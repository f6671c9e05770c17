import type { DestinationField, MatchedPlace } from './types'

/** Where in the raw text something was read. */
export interface Span {
  field: DestinationField
  start: number
  end: number
  matched: string
}

/** Something that points to Crimea without being a place name: a code, a postal code, coordinates, a phone. */
export interface Sign extends Span {
  rule:
    | 'region-code'
    | 'russian-postcode'
    | 'ukrainian-postcode'
    | 'coordinates'
    | 'phone'
    | 'wide-area'
    | 'broken-data'
    | 'not_read'
    | 'no-destination'
  /** `strong` blocks when nothing speaks against it; `weak` asks a person. */
  strength: 'strong' | 'weak'
  place?: MatchedPlace
  message: string
}

/** Evidence that the goods go to a place outside Crimea. */
export interface Stated extends Span {
  kind: 'country' | 'region' | 'city' | 'place' | 'postcode' | 'point'
  /** ISO codes it may lie in; empty for coordinates. */
  codes: readonly string[]
  /**
   * It may as well be a street, a business or a house: it shows where a street with a Crimean name is, and does not
   * count against a Crimean place.
   */
  isHint?: boolean
  /** A country with the same name as a Crimean village (Китай): beside the region's name it is the village. */
  isShared?: boolean
}

export function spanOf(field: DestinationField, raw: string, start: number, end: number): Span {
  return { field, start, end, matched: raw.slice(start, end) }
}

/** The text with some spans blanked, so that a phone number is not read as a postal code. Offsets stay as they are. */
export function blank(raw: string, spans: readonly { start: number; end: number }[]): string {
  if (spans.length === 0) return raw
  let out = ''
  let at = 0
  for (const { start, end } of [...spans].sort((one, two) => one.start - two.start)) {
    if (start < at) continue
    out += raw.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return out + raw.slice(at)
}
