import type { Covers, Rhythm } from './due-dates'

/** The labels of the rhythms. */
export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  monthly: 'Each month',
  yearly: 'At year end',
}

/** The label of the period that each file covers, which depends on the rhythm. */
export function coversWords(covers: Covers, rhythm: Rhythm): string {
  if (covers === 'month') return 'The month that ended'
  if (covers === 'year') return rhythm === 'monthly' ? 'The year to date' : 'The year that ended'
  if (covers === 'year_before') return 'The year before'
  return 'The filter as it is'
}
