import { describe, expect, it } from 'vitest'
import { commerceBasis } from './commerce-basis'
import { aContext, anEntry } from './rule-fixtures'
import type { Classification, FindingOutcome, ProductKind } from './types'

const massMarket: Classification = {
  eccn: '5A992.c',
  licenseException: null,
  commerceLicenseNumber: null,
  massMarket: true,
  validFrom: '2024-02-03',
  evidence: 'Classification report 11',
}
const controlled: Classification = { ...massMarket, eccn: '5A002', massMarket: false }

const of = (classification: Classification | null, kind: ProductKind = 'other_it', paymentDate = '2026-11-27') =>
  commerceBasis(anEntry({ paymentDate }), aContext({ product: { id: 'p', name: 'Ridge 2', kind, classification } }))

describe('a claim about one product on one date, with its evidence (15 CFR 730-774)', () => {
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
    ['2024-02-02', 'the day before the classification', 'review'],
    ['2024-02-03', 'the day of the classification', 'clear'],
    ['2024-02-04', 'the day after', 'clear'],
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

  it('says the basis in one line, and cites the exception it rests on', () => {
    const finding = of({ ...massMarket, licenseException: 'ENC 740.17(b)(1)' })
    expect(finding.says).toBe('5A992.c, mass market, license exception ENC 740.17(b)(1), classified 3 Feb 2024.')
    expect(finding.citation.label).toBe('15 CFR 740.17(b)(1)')
    expect(of(massMarket).says).toBe('5A992.c, mass market, classified 3 Feb 2024.')
    expect(of(massMarket).citation.label).toBe('15 CFR 730-774')
  })

  it('goes to review without a product', () => {
    expect(commerceBasis(anEntry(), aContext({ product: null })).outcome).toBe('review')
  })

  it('leaves the Russia controls of 24 Feb 2022 to counsel', () => {
    const labels = (date: string) =>
      of({ ...massMarket, validFrom: '2016-01-01' }, 'other_it', date).facts.map((fact) => fact.label)
    expect(labels('2022-02-23')).not.toContain('Russia controls')
    expect(labels('2022-02-24')).toContain('Russia controls')
  })
})
