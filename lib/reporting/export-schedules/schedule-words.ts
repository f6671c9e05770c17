import type { Covers, Rhythm } from './moments'

/** How often, in words. */
export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  monthly: 'Each month',
  yearly: 'At year end',
}

/** What each file covers, in words that fit how often it is made. */
export function coversWords(covers: Covers, rhythm: Rhythm): string {
  if (covers === 'month') return 'The month that ended'
  if (covers === 'year') return rhythm === 'monthly' ? 'The year to date' : 'The year that ended'
  if (covers === 'year_before') return 'The year before'
  return 'The filter as it is'
}
