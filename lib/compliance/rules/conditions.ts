import type { Law } from '@/lib/compliance/law/law'
import { licensesInForceOn } from '@/lib/compliance/law/licenses-in-force'
import { formatDate, type IsoDate } from '@/lib/kernel/calendar'
import type { Citation } from './types'

/** Short name of the Cyber-related general license on a date, such as `GL 1C`; null when none is in force. */
const cyberLicenseOn = (date: IsoDate, law: Law): string | null =>
  licensesInForceOn(date, law).licenses.find(({ line }) => line === 'cyber')?.shortName ?? null

/** The cap, in its own words (88 FR 34443). Held by the program: no record of the law carries it. */
export const CAP_TEXT = '$5,000 in any calendar year'

/** A text of the law as a finding cites it; one that is not known is cited by its id, which a test forbids. */
export function citationOf(law: Law, id: string): Citation {
  const text = law.texts.find((one) => one.id === id)
  if (!text) return { label: id, toBeConfirmed: true }
  return {
    label: text.label,
    ...(text.url ? { url: text.url } : {}),
    ...(text.quote ? { quote: text.quote } : {}),
    ...(text.mark === 'to_be_confirmed' ? { toBeConfirmed: true } : {}),
  }
}

/** What a general license authorizes, in its own words (88 FR 34443). */
export const purposeText = (law: Law): string => citationOf(law, 'purpose').quote ?? ''

/**
 * The source of a condition of the license in force; where none is, the published licenses, applied as they stand. A
 * quote is given only in the very words of the source.
 */
export function conditionCitation(date: IsoDate, quote: string, law: Law): Citation {
  const license = cyberLicenseOn(date, law)
  if (license) {
    const { label, url } = citationOf(law, 'purpose')
    return { label: `${license}, ${label}`, ...(url ? { url } : {}), quote }
  }
  return { label: `No general license on ${formatDate(date)}; the conditions of GL 1 are applied`, quote, policy: true }
}

/** The Crimea exclusion: FAQ 501. */
export const crimeaCitation = (law: Law): Citation => citationOf(law, 'crimea')

/** Nothing goes to the FSB itself: FAQ 502 and 503. */
export const notToFsbCitation = (law: Law): Citation => citationOf(law, 'not-to-the-fsb')
