/** Sentences and labels of the yearly summary that both its screens and its tests name. */
export const NOT_SIGNED = 'These figures have not been signed.'
export const UNCHANGED_SINCE_SIGNING = 'Nothing has changed since.'
export const OPEN_SIGNED_DOCUMENT = 'Open the signed version'
export const APPLY_DAY = 'Apply'
export const NOTHING_OPEN =
  'No payment awaits a decision, payment or confirmation, no apparent violation is without a note, and no screening ' +
  'case is undecided.'

/** What is known of a year as of an instant: `What was known on 30 Jun 2025, 23:59`. */
export const knownOn = (instant: string): string => `What was known on ${instant}`

/** How many rows of a list are shown when not all are; empty when all are. A printed list must not seem complete. */
export const listedNote = (listed: number, all: number, which: string): string =>
  listed < all
    ? `${which} ${listed.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} are listed; ` +
      'the list of payments has all of them. '
    : ''
