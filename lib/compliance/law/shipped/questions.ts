import type { OpenQuestion } from '../schema'
import { cfr, FEDERAL_REGISTER, faq } from './sources'

const question = (given: Omit<OpenQuestion, 'kind' | 'version' | 'mark'>): OpenQuestion => ({
  kind: 'question',
  version: 1,
  mark: 'to_be_confirmed',
  ...given,
})

const RUSSIA_CONTROLS = cfr(15, '746.8')

/**
 * What was never read in its source: each is for counsel, and until it is confirmed the rule that needs it goes to
 * review.
 */
export const QUESTIONS: readonly OpenQuestion[] = [
  question({
    id: 'gl-42-conditions',
    rule: 'authority',
    title: 'Conditions of GL 42',
    statement:
      'GL 42 sets the same conditions as the Cyber-related license beside it: its dollar, Crimea and EAR provisos.',
    from: '2022-06-28',
    until: null,
    sources: [{ label: '87 FR 47344', url: 'https://www.federalregister.gov/d/2022-16538' }],
  }),
  question({
    id: 'gl-1c-part-526',
    rule: 'authority',
    title: 'GL 1C and 31 CFR part 526',
    statement: 'GL 1C reaches 31 CFR part 526, which implements E.O. 14078 since 11 July 2023, by naming the order.',
    from: '2023-07-11',
    until: null,
    sources: [FEDERAL_REGISTER, cfr(31, '526')],
  }),
  question({
    id: 'filing-entity-list',
    rule: 'filing',
    title: 'The filing and the Entity List',
    statement:
      'Technology sent to the FSB with a filing needed no license of Commerce in early 2017, ' +
      'from 2 March to 18 July 2021 and since 27 April 2023.',
    from: '2017-01-04',
    until: null,
    sources: [{ label: '86 FR 37901' }],
  }),
  question({
    id: '746-8-a-12-ii',
    rule: 'commerce-basis',
    title: 'Civil end users under 15 CFR 746.8(a)(12)(ii)',
    statement:
      '5A992.c and 5D992.c need no license for the named civil end users. The text of January 2025 was read; ' +
      'those before and after were not.',
    from: '2022-02-24',
    until: null,
    sources: [RUSSIA_CONTROLS],
  }),
  question({
    id: 'ear-ccd-740-19',
    rule: 'commerce-basis',
    title: 'License Exception CCD until 11 June 2024',
    statement: 'License Exception CCD covers the product for ordinary consumers. Its list of products was not read.',
    from: '2022-02-24',
    until: '2024-06-11',
    sources: [cfr(15, '740.19')],
  }),
  question({
    id: 'ear-ccd-740-19-narrowed',
    rule: 'commerce-basis',
    title: 'License Exception CCD as narrowed on 12 June 2024',
    statement:
      'License Exception CCD, as narrowed on 12 June 2024, covers the product for ordinary consumers. ' +
      'Its list of products was not read.',
    from: '2024-06-12',
    until: null,
    sources: [cfr(15, '740.19')],
  }),
  question({
    id: '746-8-c-2-vi',
    rule: 'commerce-basis',
    title: 'License Exception ENC under 15 CFR 746.8(c)(2)(vi)',
    statement:
      'License Exception ENC holds for the named civil end users. The text of January 2025 was read; ' +
      'those before and after were not.',
    from: '2022-02-24',
    until: null,
    sources: [RUSSIA_CONTROLS],
  }),
  question({
    id: 'other-exceptions',
    rule: 'commerce-basis',
    title: 'Other license exceptions for Russia',
    statement: 'The license exception that is named is one that 15 CFR 746.8(c) leaves in force for Russia.',
    from: '2022-02-24',
    until: null,
    sources: [RUSSIA_CONTROLS],
  }),
  question({
    id: 'not-subject-to-the-ear',
    rule: 'commerce-basis',
    title: 'Not subject to the EAR',
    statement:
      'The foreign direct product rules of 15 CFR 734.9 do not reach a product whose reason says it is not subject.',
    from: '2022-02-24',
    until: null,
    sources: [cfr(15, '734.3')],
  }),
  question({
    id: '746-8-a-8-software',
    rule: 'commerce-basis',
    title: 'Business software under 15 CFR 746.8(a)(8)',
    statement:
      'Consumer software that is EAR99 is not among the business software that needs a license since ' +
      '16 September 2024.',
    from: '2024-09-16',
    until: null,
    sources: [RUSSIA_CONTROLS],
  }),
  question({
    id: 'it-services-determination',
    rule: 'commerce-basis',
    title: 'OFAC’s determination on IT services',
    statement:
      'No service that OFAC’s determination on IT services to Russia bars since 12 September 2024 goes with the ' +
      'software or equipment.',
    from: '2024-09-12',
    until: null,
    sources: [{ label: 'Determination on IT services to Russia, in force from 12 September 2024' }],
  }),
  question({
    id: 'fsb-administrative-fees',
    rule: 'purpose',
    title: 'Fees incident to rules of the FSB',
    statement:
      'A fee ordinarily incident to compliance with rules administered by the FSB, ' +
      'or to its investigations and administrative actions, falls under the cap.',
    from: '2017-02-02',
    until: null,
    sources: [faq(501)],
  }),
]
