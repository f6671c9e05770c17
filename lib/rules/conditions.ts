import { formatDate, type IsoDate } from '@/lib/calendar'
import { FEDERAL_REGISTER, faq, licensesInForceOn } from './general-licenses'
import type { Citation } from './types'

/** What a general license authorizes, in its own words (88 FR 34443; DOMAIN section 3.1). */
export const PURPOSE_TEXT =
  'requesting, receiving, utilizing, paying for, or dealing in licenses, permits, certifications, or notifications issued or ' +
  'registered by the Federal Security Service for the importation, distribution, or use of information technology products in the ' +
  'Russian Federation'

/** What it does not reach, in the words of FAQ 501 (DOMAIN section 3.4). */
const CRIMEA_TEXT =
  'the exportation, reexportation, or provision of any goods, technology, or services to the Crimea region of Ukraine'

/** Short name of the Cyber-related general license on a date, such as `GL 1C`; null when none is in force. */
const cyberLicenseOn = (date: IsoDate): string | null =>
  licensesInForceOn(date).licenses.find(({ line }) => line === 'cyber')?.shortName ?? null

/** The cap, in its own words (88 FR 34443; DOMAIN section 3.2). */
export const CAP_TEXT = '$5,000 in any calendar year'

/**
 * The source of a condition of the license in force; where none is, the published licenses, applied as they stand. A quote is given only in the
 * very words of the source.
 */
export function conditionCitation(date: IsoDate, quote: string): Citation {
  const license = cyberLicenseOn(date)
  if (license) return { ...FEDERAL_REGISTER, label: `${license}, ${FEDERAL_REGISTER.label}`, quote }
  return { label: `No general license on ${formatDate(date)}; the conditions of GL 1 are applied`, quote, policy: true }
}

/** The Crimea exclusion: FAQ 501. */
export const crimeaCitation: Citation = { ...faq(501), label: 'Excluded by FAQ 501', quote: CRIMEA_TEXT }

/** Nothing goes to the FSB itself: FAQ 502 and 503. */
export const notToFsbCitation: Citation = { ...faq(503), label: 'FAQ 502, 503' }
