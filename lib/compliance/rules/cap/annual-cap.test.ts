import { describe, expect, it } from 'vitest'
import { aContext, anEntry, aPayee } from '@/test/rules/rule-fixtures'
import { annualCap, CAP_CENTS } from './annual-cap'

const headroom = (usedCents: number, reservedCents: number, capCents = CAP_CENTS, violationCents = 0) => ({
  headroom: { capCents, usedCents, reservedCents, violationCents },
})

describe('fees do not exceed $5,000 in any calendar year', () => {
  it.each([
    // used, reserved, this payment, outcome, message
    [0, 0, 499_999, 'clear', '$0.01 would be left of $5,000.00 for 2026.'],
    [0, 0, 500_000, 'clear', '$0.00 would be left of $5,000.00 for 2026.'],
    [0, 0, 500_001, 'blocked', /^\$5,000\.00 is left .* this payment is \$5,000\.01\. No year allows more than/],
    [321_480, 48_620, 77_855, 'clear', '$520.45 would be left of $5,000.00 for 2026.'],
    [321_480, 48_620, 129_900, 'clear', '$0.00 would be left of $5,000.00 for 2026.'],
    [321_480, 48_620, 129_901, 'blocked', /^\$1,299\.00 is left/],
    [0, 500_000, 1, 'blocked', /^\$0\.00 is left/],
    [500_000, 0, 1, 'blocked', /^\$0\.00 is left/],
    [500_000, 0, 0, 'clear', 'A zero-fee filing: $0.00 remains for 2026.'],
    [500_001, 0, 0, 'clear', 'A zero-fee filing: $0.00 remains for 2026.'],
    [0, 0, -1, 'blocked', 'The amount is not a whole number of cents of zero or more.'],
    [0, 0, 0.5, 'blocked', 'The amount is not a whole number of cents of zero or more.'],
    [0, 0, Number.NaN, 'blocked', 'The amount is not a whole number of cents of zero or more.'],
    [Number.NaN, 0, 100, 'blocked', 'The headroom of Acme Corp in 2026 could not be read.'],
  ])('used %d, reserved %d, payment %d: %s', (used, reserved, amountCents, outcome, message) => {
    const finding = annualCap(anEntry({ amountCents }), aContext(headroom(used, reserved)))
    expect(finding.outcome).toBe(outcome)
    expect(finding.message).toMatch(message)
  })

  it.each([
    // used, apparent violations, this payment, outcome
    [400_000, 150_000, 1, 'blocked'],
    [0, 500_000, 1, 'blocked'],
    [0, 499_999, 1, 'clear'],
    [0, 499_999, 2, 'blocked'],
    [500_000, 1_000_000, 0, 'clear'],
    [0, Number.NaN, 1, 'blocked'],
  ])(
    'counts what left outside the authorization: used %d, violations %d, payment %d is %s',
    (used, violations, amountCents, outcome) => {
      const finding = annualCap(anEntry({ amountCents }), aContext(headroom(used, 0, CAP_CENTS, violations)))
      expect(finding.outcome).toBe(outcome)
    },
  )

  it('never reports less than nothing left', () => {
    const finding = annualCap(anEntry({ amountCents: 100_000 }), aContext(headroom(400_000, 0, CAP_CENTS, 150_000)))
    expect(finding.message).toMatch(/^\$0\.00 is left/)
    expect(finding.facts).toContainEqual({ label: 'Apparent violations', value: '$1,500.00' })
  })

  it('reports what is left, what is requested and what to do', () => {
    const finding = annualCap(anEntry({ amountCents: 140_000 }), aContext(headroom(375_000, 0)))
    expect(finding.message).toBe(
      '$1,250.00 is left for Acme Corp in 2026, this payment is $1,400.00. Lower it, or plan it for 2027.',
    )
    expect(finding.facts).toContainEqual({ label: 'Over the cap', value: '$150.00' })
    expect(finding.citation.label).toBe('GL 1C, 88 FR 34443')
  })

  it('uses the past tense for money that has left', () => {
    const entry = anEntry({ amountCents: 140_000, alreadyPaid: true })
    const finding = annualCap(entry, aContext(headroom(375_000, 0)))
    expect(finding.message).toBe('$1,250.00 was left for Acme Corp in 2026, this payment was $1,400.00.')
    expect(finding.nextStep).toContain('apparent violation')
  })

  it('honours a lower cap and never a higher one', () => {
    expect(annualCap(anEntry({ amountCents: 400_001 }), aContext(headroom(0, 0, 400_000))).outcome).toBe('blocked')
    expect(annualCap(anEntry({ amountCents: 500_001 }), aContext(headroom(0, 0, 900_000))).outcome).toBe('blocked')
  })

  it('does not count a state duty', () => {
    const payee = aPayee({ kind: 'state_duty', name: 'Federal Treasury' })
    const finding = annualCap(anEntry({ amountCents: 900_000, payee }), aContext(headroom(500_000, 0)))
    expect(finding.outcome).toBe('clear')
    expect(finding.message).toBe('State duty does not count toward the cap: $0.00 remains for 2026.')
  })

  it('does not pro-rate 2017, and reads the year from the payment date', () => {
    const finding = annualCap(anEntry({ paymentDate: '2017-12-31', amountCents: 500_000 }), aContext())
    expect(finding.message).toBe('$0.00 would be left of $5,000.00 for 2017.')
    expect(finding.citation.label).toBe('GL 1, 88 FR 34443')
  })
})
