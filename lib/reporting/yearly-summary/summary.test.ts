import { describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/kernel/crypto/sha256'
import { figures as invented } from '@/test/files/printed-summary'
import { summaryParts } from './document/summary-parts'
import { project } from './figures/projection'
import { formatWait } from './labels'
import { canonicalJson } from './signing/canonical-json'
import { figureDifferences } from './signing/signed-figures'
import type { Compared, Reviews, SummaryFigures, Totals } from './summary-figures'

/** The summary of a year without entries, as signed before payees were listed by name. */
function emptyFigures(year: number): SummaryFigures {
  const nothing: Compared = { count: 0, cents: 0, before: { count: 0, cents: 0 } }
  const cents = { capCents: 0, usedCents: 0, reservedCents: 0, leftCents: 0, blockedCents: 0, violationCents: 0 }
  const counts = { paidCount: 0, reservedCount: 0, blockedCount: 0, violationCount: 0 }
  const companies = { companiesPaid: 0, companiesWithEntries: 0, highestCents: 0, ninetyFiveCount: 0 }
  const bands = { ample: 0, getting_low: 0, low: 0, very_low: 0, none_left: 0 }
  const totals: Totals = { ...cents, ...counts, ...companies, bands }
  const waits = { waitedLong: 0, medianMinutes: null, longestMinutes: null }
  const reviews: Reviews = { all: 0, open: 0, cleared: 0, refused: 0, ...waits }
  return {
    year,
    company: null,
    totals,
    before: totals,
    months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, paid: nothing })),
    licenses: [],
    kinds: [],
    payees: [],
    productKinds: [],
    blocked: [],
    reviews,
    reviewsBefore: reviews,
    nearMisses: { within: nothing, over: nothing },
    late: { afterPayment: nothing, afterYear: nothing },
    corrections: { voided: nothing, anew: nothing, rows: [] },
    expiring: { count: 0, before: 0, rows: [] },
    violations: [],
    companies: [],
    closed: false,
    lastDay: `${year}-12-31`,
    sameDay: { date: `${year - 1}-12-31`, cents: 0 },
    projection: null,
  }
}

describe('canonicalJson', () => {
  it('does not depend on the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ё' }], a: true, e: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"ё","d":null}]}',
    )
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
  it('refuses a number that can be written in several ways', () => {
    expect(() => canonicalJson({ cents: 0.5 })).toThrow('not an integer')
  })
})

describe('project', () => {
  it('adds for each month the larger of the amount reserved and the amount paid last year', () => {
    const toCome = [
      { month: 11, reservedCents: 300, paidBeforeCents: 100 },
      { month: 12, reservedCents: 0, paidBeforeCents: 250 },
    ]
    expect(project(1000, toCome)).toEqual({
      endCents: 1550,
      months: [
        { month: 11, sumCents: 1300 },
        { month: 12, sumCents: 1550 },
      ],
    })
    expect(project(1000, [])).toEqual({ endCents: 1000, months: [] })
  })
})

describe('a summary signed before payees were listed by name', () => {
  const sums = (cents: number) => ({ count: 1, cents, before: { count: 0, cents: 0 } })
  const now = emptyFigures(2025)
  const payeeNames = { named: [{ name: 'Federal Treasury', ...sums(500) }], others: sums(0) }

  it('has no differences because of that, and is shown without the section', () => {
    expect(figureDifferences(now, { ...now, payeeNames })).toEqual([])
    const keys = (figures: SummaryFigures) => summaryParts(figures, 'America/New_York').map(({ key }) => key)
    expect(keys(now)).not.toContain('payee-names')
    expect(keys({ ...now, payeeNames })).toContain('payee-names')
  })
})

describe('a row on mobile', () => {
  it('labels each figure beneath its first line', () => {
    const folded = summaryParts(invented, 'America/New_York').flatMap(({ key, table }) =>
      (table?.columns ?? [])
        .filter(({ num, fold }) => num && (fold === 'start' || fold === 'end'))
        .map(({ header }) => [key, header] as const),
    )
    expect(folded.length).toBeGreaterThan(10)
    for (const [key, header] of folded) expect([key, header]).toEqual([key, expect.stringMatching(/^[A-Z][a-z]+/)])
  })
})

describe('waitWords', () => {
  it.each([
    [null, '-'],
    [0, '0 minutes'],
    [1, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [1439, '23 hours'],
    [1440, '1 day'],
    [1500, '1 day 1 hour'],
    [4350, '3 days'],
  ])('%s minutes: %s', (minutes, text) => {
    expect(formatWait(minutes)).toBe(text)
  })
})
