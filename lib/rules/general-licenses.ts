import type { IsoDate } from '@/lib/calendar'
import type { Citation } from './types'

/** The day the FSB was designated: the first on which a payment needs an authority, and the first this ledger holds. */
export const FIRST_DATE: IsoDate = '2016-12-29'

/** 88 FR 34443 of 30 May 2023, which publishes GL 1, 1A, 1B and 1C together. */
export const FEDERAL_REGISTER: Citation = {
  label: '88 FR 34443',
  url: 'https://www.federalregister.gov/d/2023-11488',
}

/** One of OFAC's frequently asked questions. */
export const faq = (number: number): Citation => ({
  label: `FAQ ${number}`,
  url: `https://ofac.treasury.gov/faqs/${number}`,
})

/** How sure a statement is: read in a published source, chosen by us, or believed and to be confirmed by counsel. */
export type Mark = 'sourced' | 'policy' | 'to_be_confirmed'

/** A statement about a license beyond its dates, with how sure it is. */
export type LicenseNote = { says: string; mark: Mark; date?: IsoDate }

/** One general license of OFAC as this ledger knows it. */
export type GeneralLicense = {
  shortName: string
  fullName: string
  title: string
  /** Cyber licenses replace one another; the Russia-related one stands beside them. */
  line: 'cyber' | 'russia'
  from: IsoDate
  /** The last day, or null while it is in force. None of them has an expiry of its own. */
  until: IsoDate | null
  authorities: string[]
  conditions: Mark
  notes: LicenseNote[]
  sources: Citation[]
}

const TITLE = 'Authorizing Certain Transactions with the Federal Security Service'
const CYBER = 'E.O. 13694 as amended by E.O. 13757'

/** Every general license for FSB fees, oldest first. The dates are those of DOMAIN section 2. */
export const GENERAL_LICENSES: readonly GeneralLicense[] = [
  {
    shortName: 'GL 1',
    fullName: 'Cyber-related General License 1',
    title: TITLE,
    line: 'cyber',
    from: '2017-02-02',
    until: '2018-03-14',
    authorities: [CYBER],
    conditions: 'sourced',
    notes: [{ says: '2017 is not pro-rated: the cap of that year is $5,000.', mark: 'policy' }],
    sources: [FEDERAL_REGISTER, faq(501), faq(502), faq(503), faq(504)],
  },
  {
    shortName: 'GL 1A',
    fullName: 'Cyber-related General License 1A',
    title: TITLE,
    line: 'cyber',
    from: '2018-03-15',
    until: '2021-03-01',
    authorities: [CYBER, 'CAATSA section 224'],
    conditions: 'sourced',
    notes: [
      { says: 'Adds CAATSA section 224.', mark: 'sourced' },
      { says: 'A new version does not reset the cap: one $5,000 spans GL 1 and GL 1A in 2018.', mark: 'policy' },
    ],
    sources: [FEDERAL_REGISTER, faq(501), faq(502), faq(503), faq(504)],
  },
  {
    shortName: 'GL 1B',
    fullName: 'Cyber-related General License 1B',
    title: TITLE,
    line: 'cyber',
    from: '2021-03-02',
    until: '2023-04-26',
    authorities: [CYBER, '31 CFR part 578', '31 CFR part 544', 'CAATSA section 224'],
    conditions: 'sourced',
    notes: [
      { says: 'Names 31 CFR parts 578 and 544.', mark: 'sourced' },
      { says: 'A new version does not reset the cap: one $5,000 spans GL 1A and GL 1B in 2021.', mark: 'policy' },
    ],
    sources: [FEDERAL_REGISTER, faq(501), faq(502), faq(503), faq(504)],
  },
  {
    shortName: 'GL 42',
    fullName: 'Russia-related General License 42',
    title: TITLE,
    line: 'russia',
    from: '2022-06-28',
    until: null,
    authorities: ['31 CFR part 587'],
    conditions: 'to_be_confirmed',
    notes: [
      { says: 'A license relaxes only the part it names, so a payment needs both from this day on.', mark: 'sourced' },
      { says: 'Its conditions are taken to be those of the Cyber-related license beside it.', mark: 'to_be_confirmed' },
    ],
    sources: [{ label: 'Russia-related General License 42 of 28 Jun 2022', toBeConfirmed: true }],
  },
  {
    shortName: 'GL 1C',
    fullName: 'Cyber-related General License 1C',
    title: TITLE,
    line: 'cyber',
    from: '2023-04-27',
    until: null,
    authorities: [CYBER, '31 CFR part 578', '31 CFR part 544', 'E.O. 14078'],
    conditions: 'sourced',
    notes: [
      { says: 'Adds E.O. 14078; has no expiry.', mark: 'sourced' },
      { says: 'Dated 27 April in the source used here.', mark: 'sourced', date: '2023-04-27' },
      { says: 'Dated 28 April in another source; the earlier day is used.', mark: 'sourced', date: '2023-04-28' },
      { says: 'A new version does not reset the cap: one $5,000 spans GL 1B and GL 1C in 2023.', mark: 'policy' },
    ],
    sources: [FEDERAL_REGISTER, faq(501), faq(502), faq(503), faq(504)],
  },
]

/** What authorizes a payment on one date. */
export type LicensesInForce = {
  /** `not_needed` before the FSB was designated; `none` in the gap before GL 1. */
  kind: 'not_needed' | 'none' | 'in_force'
  /** The Cyber-related license first, then the Russia-related one beside it. */
  licenses: GeneralLicense[]
}

/** The general licenses in force on a payment date (DOMAIN section 2). No license validates an earlier payment. */
export function licensesInForceOn(date: IsoDate): LicensesInForce {
  if (date < FIRST_DATE) return { kind: 'not_needed', licenses: [] }
  const inForce = GENERAL_LICENSES.filter(({ from, until }) => from <= date && (until === null || date <= until))
  const licenses = [
    ...inForce.filter((license) => license.line === 'cyber'),
    ...inForce.filter((license) => license.line === 'russia'),
  ]
  return { kind: licenses.length > 0 ? 'in_force' : 'none', licenses }
}
