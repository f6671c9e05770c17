import type { SummaryFigures } from './summary-figures'

/** The figures of a year as of an instant, with the current versions of the rules and of the lists of places. */
export type SummaryDocument = {
  organisation: string
  timeZone: string
  asOf: string
  rulesVersion: string
  placesVersion: string
  figures: SummaryFigures
}
