import type { GeneralLicense } from '../schema'
import { FEDERAL_REGISTER, faq } from './sources'

const TITLE = 'Authorizing Certain Transactions with the Federal Security Service'
const CYBER = 'E.O. 13694 as amended by E.O. 13757'
const SOURCES = [FEDERAL_REGISTER, faq(501), faq(502), faq(503), faq(504)]
const cyber = { kind: 'general_license', version: 1, mark: 'sourced', title: TITLE, line: 'cyber' } as const

/** Every general license for FSB fees, oldest first (88 FR 34443; 87 FR 47344). */
export const GENERAL_LICENSES: readonly GeneralLicense[] = [
  {
    ...cyber,
    id: 'gl-1',
    shortName: 'GL 1',
    fullName: 'Cyber-related General License 1',
    from: '2017-02-02',
    until: '2018-03-14',
    authorities: [CYBER],
    notes: [{ text: 'The cap of 2017 is not pro-rated.', mark: 'policy' }],
    sources: SOURCES,
  },
  {
    ...cyber,
    id: 'gl-1a',
    shortName: 'GL 1A',
    fullName: 'Cyber-related General License 1A',
    from: '2018-03-15',
    until: '2021-03-01',
    authorities: [CYBER, 'CAATSA section 224'],
    notes: [
      { text: 'Adds CAATSA section 224.', mark: 'sourced' },
      { text: 'A new version does not reset the cap: one cap spans GL 1 and GL 1A in 2018.', mark: 'policy' },
    ],
    sources: SOURCES,
  },
  {
    ...cyber,
    id: 'gl-1b',
    shortName: 'GL 1B',
    fullName: 'Cyber-related General License 1B',
    from: '2021-03-02',
    until: '2023-04-26',
    authorities: [CYBER, '31 CFR part 578', '31 CFR part 544', 'CAATSA section 224'],
    notes: [
      { text: 'Names 31 CFR parts 578 and 544.', mark: 'sourced' },
      { text: 'A new version does not reset the cap: one cap spans GL 1A and GL 1B in 2021.', mark: 'policy' },
    ],
    sources: SOURCES,
  },
  {
    kind: 'general_license',
    id: 'gl-42',
    version: 1,
    mark: 'to_be_confirmed',
    shortName: 'GL 42',
    fullName: 'Russia-related General License 42',
    title: TITLE,
    line: 'russia',
    from: '2022-06-28',
    until: null,
    authorities: ['31 CFR part 587'],
    notes: [
      {
        text: 'A license relaxes only the part it names (31 CFR 578.502(b)), so a payment needs both from this day on.',
        mark: 'sourced',
      },
      { text: 'Its dollar, Crimea and EAR provisos were not read.', mark: 'to_be_confirmed' },
    ],
    sources: [{ label: '87 FR 47344', url: 'https://www.federalregister.gov/d/2022-16538' }],
  },
  {
    ...cyber,
    id: 'gl-1c',
    shortName: 'GL 1C',
    fullName: 'Cyber-related General License 1C',
    from: '2023-04-27',
    until: null,
    authorities: [CYBER, '31 CFR part 578', '31 CFR part 544', 'E.O. 14078'],
    notes: [
      { text: 'Adds E.O. 14078; states no end.', mark: 'sourced' },
      { text: 'Dated 27 April in the source used here.', mark: 'sourced', date: '2023-04-27' },
      { text: 'Dated 28 April in another source; the earlier day is used.', mark: 'sourced', date: '2023-04-28' },
      { text: 'Whether it reaches 31 CFR part 526 by naming E.O. 14078 is for counsel.', mark: 'to_be_confirmed' },
      { text: 'A new version does not reset the cap: one cap spans GL 1B and GL 1C in 2023.', mark: 'policy' },
    ],
    sources: SOURCES,
  },
]
