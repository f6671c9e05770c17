import type { SummaryFigures } from './summary-figures'

/** The figures of a year as of an instant, with the versions that decided its entries. */
export type SummaryDocument = {
  organisation: string
  timeZone: string
  asOf: string
  rulesVersion: string
  placesVersion: string
  figures: SummaryFigures
}
