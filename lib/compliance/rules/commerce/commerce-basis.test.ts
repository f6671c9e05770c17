import { describe, expect, it } from 'vitest'
import { SHIPPED_LAW } from '@/lib/compliance/law/shipped-law'
import { aContext, aDestination, anEntry } from '@/test/rules/rule-fixtures'
import type { Classification, Context, EntryDestination, FindingOutcome, ProductKind } from '../types'
import { commerceBasis } from './commerce-basis'

const massMarket: Classification = {
  eccn: '5A992.c',
  licenseException: null,
  commerceLicenseNumber: null,
  massMarket: true,
  validFrom: '2020-02-03',
  evidence: 'Classification report 11',
  basis: null,
  basisNote: '',
  endUserClass: null,
}
const controlled: Classification = { ...massMarket, eccn: '5A002', massMarket: false }

const of = (classification: Classification | null, kind: ProductKind = 'other_it', paymentDate = '2022-02-23') =>
  commerceBasis(
    anEntry({ paymentDate }),
    aContext({ product: { id: 'p', name: 'Ridge 2', kind, htsCode: '', classification } }),
  )

describe('until 23 Feb 2022: a claim about one product on one date, with its evidence (15 CFR 730-774)', () => {
  it.each<[string, Classification | null, FindingOutcome]>([
    ['mass market 5A992.c', massMarket, 'clear'],
    ['mass market 5D992.c', { ...massMarket, eccn: '5D992.c' }, 'clear'],
    ['mass market in capitals', { ...massMarket, eccn: '5A992.C' }, 'clear'],
    ['5A992.c not marked mass market', { ...massMarket, massMarket: false }, 'review'],
    [
      '5A992.c not mass market, with an exception',
      { ...massMarket, massMarket: false, licenseException: 'ENC 740.17(b)(1)' },
      'clear',
    ],
    ['EAR99', { ...massMarket, eccn: 'EAR99', massMarket: false }, 'clear'],
    ['EAR99 without evidence', { ...massMarket, eccn: 'EAR99', evidence: '' }, 'review'],
    ['5A002 with an exception', { ...controlled, licenseException: 'ENC 740.17(b)(2)' }, 'clear'],
    ['5D002 with a license number', { ...controlled, eccn: '5D002', commerceLicenseNumber: 'D1234567' }, 'clear'],
    ['5A002 with neither', controlled, 'review'],
    ['5A002 with a blank exception', { ...controlled, licenseException: '  ' }, 'review'],
    ['5A002 marked mass market', { ...controlled, massMarket: true, licenseException: 'ENC 740.17(b)(1)' }, 'review'],
    ['another ECCN with neither', { ...controlled, eccn: '4A003.b' }, 'review'],
    ['no ECCN', { ...massMarket, eccn: ' ' }, 'review'],
    ['not an ECCN', { ...massMarket, eccn: 'see file' }, 'review'],
    ['no evidence', { ...massMarket, evidence: '' }, 'review'],
    ['no classification', null, 'review'],
  ])('%s: %s', (_what, classification, outcome) => {
    expect(of(classification).outcome).toBe(outcome)
  })

  it.each<[string, string, FindingOutcome]>([
    ['2020-02-02', 'the day before the classification', 'review'],
    ['2020-02-03', 'the day of the classification', 'clear'],
    ['2020-02-04', 'the day after', 'clear'],
  ])('paid on %s, %s: %s', (paymentDate, _what, outcome) => {
    expect(of(massMarket, 'consumer_device', paymentDate).outcome).toBe(outcome)
  })

  it.each<[ProductKind, string, FindingOutcome]>([
    ['consumer_device', '5A992.c', 'clear'],
    ['consumer_device', '5D992.c', 'review'],
    ['consumer_software', '5D992.c', 'clear'],
    ['consumer_software', '5A992.c', 'review'],
    ['other_it', '5A992.c', 'clear'],
    ['other_it', '5D992.c', 'clear'],
  ])('%s as %s: %s', (kind, eccn, outcome) => {
    expect(of({ ...massMarket, eccn }, kind).outcome).toBe(outcome)
  })

  it('states the basis in one line, and cites the exception it relies on', () => {
    const finding = of({ ...massMarket, licenseException: 'ENC 740.17(b)(1)' })
    expect(finding.message).toBe('5A992.c, mass market, license exception ENC 740.17(b)(1), classified 3 Feb 2020.')
    expect(finding.citation.label).toBe('15 CFR 740.17(b)(1)')
    expect(of(massMarket).message).toBe('5A992.c, mass market, classified 3 Feb 2020.')
    expect(of(massMarket).citation.label).toBe('15 CFR 730-774')
  })

  it('goes to review without a product', () => {
    expect(commerceBasis(anEntry(), aContext({ product: null })).outcome).toBe('review')
  })
})

const based = (changes: Partial<Classification>): Classification => ({
  ...massMarket,
  validFrom: '2024-07-01',
  basis: '746.8(a)(12)(ii)',
  endUserClass: 'subsidiary',
  ...changes,
})

type Case = {
  kind?: ProductKind
  htsCode?: string
  destinations?: EntryDestination[]
  paymentDate?: string
  context?: Partial<Context>
}

const forRussia = (
  classification: Classification,
  { kind = 'consumer_device', htsCode = '8517.13', ...rest }: Case = {},
) =>
  commerceBasis(
    anEntry({
      paymentDate: rest.paymentDate ?? '2026-11-20',
      ...(rest.destinations && { destinations: rest.destinations }),
    }),
    aContext({ product: { id: 'p', name: 'Ridge 2', kind, htsCode, classification }, ...rest.context }),
  )

const endUser = (name: string) => [aDestination({ role: 'end_user', name })]
const licensed = based({ basis: 'commerce_license', commerceLicenseNumber: 'D1234567', endUserClass: null })
const ear99 = { eccn: 'EAR99', massMarket: false, endUserClass: null }
const consumer = { basis: 'ccd_740_19', endUserClass: null } as const
const free = based({ ...ear99, basis: 'no_license_required' })
const enc = based({ basis: 'enc_746_8_c_2_vi', eccn: '5A002', massMarket: false, licenseException: 'ENC 740.17(b)(1)' })
const foreign = based({ ...ear99, basis: 'not_subject_to_ear', basisNote: 'Made in Finland without any US content' })
const other = based({ ...ear99, basis: 'other_exception', basisNote: 'BAG 740.14' })

describe('from 24 Feb 2022 a basis is compared with the ECCN, the HTS code and the end user (15 CFR 746.8)', () => {
  it.each<[string, Classification, Case, FindingOutcome]>([
    ['5A992.c without a basis', based({ basis: null }), {}, 'review'],
    ['EAR99 without a basis', based({ ...ear99, basis: null }), {}, 'review'],
    ['5A002 with ENC and without a basis', { ...enc, basis: null }, {}, 'review'],
    [
      'the same on 23 Feb 2022',
      based({ basis: null, validFrom: '2020-01-01' }),
      { paymentDate: '2022-02-23' },
      'clear',
    ],

    ['a Commerce license', licensed, {}, 'clear'],
    ['a Commerce license without a number', { ...licensed, commerceLicenseNumber: ' ' }, {}, 'blocked'],
    ['a Commerce license for 5A002', { ...licensed, eccn: '5A002', massMarket: false }, {}, 'clear'],
    ['a Commerce license without evidence', { ...licensed, evidence: '' }, {}, 'review'],
    [
      'a Commerce license on its first day',
      { ...licensed, validFrom: '2020-01-01' },
      { paymentDate: '2022-02-24' },
      'clear',
    ],

    ['(a)(12)(ii) for 5A992.c', based({}), {}, 'clear'],
    ['(a)(12)(ii) for 5D992.c', based({ eccn: '5D992.c' }), { kind: 'consumer_software' }, 'clear'],
    ['(a)(12)(ii) for 5A002', based({ eccn: '5A002', massMarket: false }), {}, 'blocked'],
    ['(a)(12)(ii) for EAR99', based({ eccn: 'EAR99', massMarket: false }), {}, 'blocked'],
    ['(a)(12)(ii) without a class', based({ endUserClass: null }), {}, 'review'],
    ['(a)(12)(ii) with a class that is unknown', based({ endUserClass: 'friends' }), {}, 'review'],
    ['(a)(12)(ii) for the ministry', based({}), { destinations: endUser('Ministry of Finance') }, 'blocked'],
    ['(a)(12)(ii) for the army', based({}), { destinations: endUser('Войсковая часть 43753') }, 'blocked'],
    ['(a)(12)(ii) without a party', based({}), { destinations: [] }, 'review'],

    ['CCD for a person', based(consumer), { destinations: endUser('Ivan Petrov') }, 'clear'],
    ['CCD for a company', based(consumer), { destinations: endUser('Vostok Trading LLC') }, 'blocked'],
    ['CCD for the ministry', based(consumer), { destinations: endUser('Министерство обороны') }, 'blocked'],
    ['CCD, a shop and no end user', based(consumer), {}, 'review'],
    ['CCD for other IT', based(consumer), { kind: 'other_it', destinations: endUser('Ivan Petrov') }, 'blocked'],
    [
      'CCD for 5A002',
      based({ ...consumer, eccn: '5A002', massMarket: false }),
      { destinations: endUser('Ivan Petrov') },
      'review',
    ],
    [
      'CCD, EAR99 without an HTS code',
      based({ ...consumer, ...ear99 }),
      { htsCode: '', destinations: endUser('Ivan Petrov') },
      'review',
    ],
    [
      'CCD, classified before it was narrowed',
      based({ ...consumer, validFrom: '2024-06-11' }),
      { destinations: endUser('Ivan Petrov') },
      'review',
    ],
    [
      'CCD, classified on the day it was narrowed',
      based({ ...consumer, validFrom: '2024-06-12' }),
      { destinations: endUser('Ivan Petrov') },
      'clear',
    ],

    ['ENC for 5A002', enc, {}, 'clear'],
    ['ENC for EAR99', { ...enc, eccn: 'EAR99' }, {}, 'blocked'],
    ['ENC, another exception named', { ...enc, licenseException: 'CCD 740.19' }, {}, 'blocked'],
    ['ENC without a class', { ...enc, endUserClass: null }, {}, 'review'],

    ['another exception, named', other, {}, 'clear'],
    ['another exception, not named', { ...other, basisNote: '' }, {}, 'review'],
    ['another exception that is ENC', { ...other, basisNote: 'ENC 740.17(b)(1)' }, {}, 'review'],

    ['not restricted, HTS chapter 85 is listed', free, {}, 'blocked'],
    [
      'not restricted, chapter 85 before it was listed',
      { ...free, validFrom: '2020-01-01' },
      { paymentDate: '2023-05-18' },
      'review',
    ],
    [
      'not restricted, chapter 85 on the day it was listed',
      { ...free, validFrom: '2020-01-01' },
      { paymentDate: '2023-05-19' },
      'blocked',
    ],
    ['not restricted, a code of no table', free, { htsCode: '9504.50.00' }, 'review'],
    ['not restricted, no HTS code', free, { htsCode: '' }, 'review'],
    ['not restricted, no HTS code at all', free, { htsCode: 'see file' }, 'review'],
    ['not restricted, 5A992.c', { ...free, eccn: '5A992.c', massMarket: true }, {}, 'blocked'],
    ['not restricted, with a license', { ...free, commerceLicenseNumber: 'D1' }, { htsCode: '9504.50' }, 'blocked'],

    ['not subject, with a reason', foreign, {}, 'clear'],
    ['not subject, without a reason', { ...foreign, basisNote: '' }, {}, 'review'],
    ['not subject, with a license', { ...foreign, commerceLicenseNumber: 'D1' }, {}, 'blocked'],
  ])('%s', (_what, classification, given, outcome) => {
    expect(forRussia(classification, given).outcome).toBe(outcome)
  })

  it.each<[string, Classification, Case]>([
    ['(a)(12)(ii)', based({}), {}],
    ['CCD', based(consumer), { destinations: endUser('Ivan Petrov') }],
    ['ENC', enc, {}],
    ['another exception', other, {}],
    ['not subject', foreign, {}],
    [
      'software, since the determination on IT services',
      { ...licensed, eccn: '5D002', massMarket: false },
      { kind: 'consumer_software' },
    ],
  ])('%s awaits counsel where nothing is confirmed', (_what, classification, given) => {
    const finding = forRussia(classification, { ...given, context: { law: SHIPPED_LAW } })
    expect(finding).toMatchObject({ outcome: 'review', citation: { toBeConfirmed: true } })
    expect(finding.message).toContain('Counsel has not confirmed')
  })

  it('does not await counsel with a Commerce license for a device', () => {
    expect(forRussia(licensed, { context: { law: SHIPPED_LAW } }).outcome).toBe('clear')
  })
})
