/** The conclusion of the screening. `review` means that a person decides; nothing is ever released by time. */
export type ScreeningOutcome = 'clear' | 'review' | 'blocked'

/** Where something goes, as typed. Every field is optional; the more are given, the more certain the answer. */
export interface Destination {
  name?: string
  text?: string
  country?: string
  region?: string
  city?: string
  postalCode?: string
  address?: string
  latitude?: number
  longitude?: number
}

/** What a destination is asked about: the Crimea region, or the so-called DNR and LNR regions (E.O. 14065). */
export type ScreeningList = 'crimea' | 'donetsk-luhansk'

export type DestinationField = keyof Destination

/** A place of the list that the typed words matched. */
export interface MatchedPlace {
  name: string
  kind: string
  source: string
}

/** One thing that supports an outcome, described for a compliance officer. */
export interface Reason {
  /** The list it is about; Crimea's when left out. */
  list?: ScreeningList
  rule: string
  outcome: ScreeningOutcome
  field: DestinationField
  /** Span in the raw text of that field, end exclusive. */
  start: number
  end: number
  /** The span as typed. */
  matched: string
  place?: MatchedPlace
  message: string
}

export interface Verdict {
  outcome: ScreeningOutcome
  reasons: Reason[]
  /** The version of the place list. */
  placesVersion: string
  /** The version of how the screening decides. */
  rulesVersion: string
}
