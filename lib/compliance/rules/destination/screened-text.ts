import type { Destination, DestinationField, ScreeningOutcome, Verdict } from '@/lib/compliance/screening/types'

/** A party or a text of an entry that is not one of its destinations. */
export type TextSource = 'company' | 'payee' | 'applicant' | 'manufacturer' | 'note'

/** A party or a text of an entry as it was screened. */
export type ScreenedText = {
  source: Exclude<TextSource, 'payee'>
  /** What was given, as typed. */
  given: Destination
  /** The fields that were left empty: they were not screened. */
  empty: DestinationField[]
  /** Null where nothing was given: nothing was screened, so nothing is clear. */
  verdict: Verdict | null
}

/**
 * One party or text that was looked at: which of its fields were screened and which were empty and therefore not, with
 * the outcome of those that were.
 */
export type Examined = {
  source: TextSource | `destination ${number}`
  label: string
  screened: string[]
  notScreened: string[]
  outcome: ScreeningOutcome | null
}
