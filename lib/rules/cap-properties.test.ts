import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/access/permissions'
import { CAP_CENTS } from './annual-cap'
import { leadsTo, MOVES, type MovablePayment, refuseMove, stateAtEntry } from './approval'
import { determine } from './determine'
import { findFsbNames } from './fsb-names'
import type { Headroom } from './headroom'
import { aContext, aDestination, anEntry } from './rule-fixtures'
import type { Context, Entry, FindingOutcome } from './types'

type Recorded = MovablePayment & { amountCents: number; year: number }

/** The headroom of a year as a fold over its payments: what the database keeps as a running total. */
function headroomOf(payments: readonly Recorded[], year: number): Headroom {
  const sum = (states: readonly string[]) =>
    payments
      .filter((payment) => payment.year === year && states.includes(payment.state))
      .reduce((total, { amountCents }) => total + amountCents, 0)
  return { capCents: CAP_CENTS, usedCents: sum(['paid']), reservedCents: sum(['requested', 'in_review', 'approved']) }
}

const people = fc.record({ id: fc.constantFrom('ann', 'ben', 'cy'), role: fc.constantFrom(...ROLES) })
const action = fc.oneof(
  fc.record({
    kind: fc.constant('record' as const),
    amountCents: fc.oneof(fc.integer({ min: 0, max: 520_000 }), fc.constantFrom(1, 499_999, 500_000, 500_001)),
    paymentDate: fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-27', '2018-03-14', '2018-03-15'),
    alreadyPaid: fc.boolean(),
    needsReview: fc.boolean(),
    by: people,
  }),
  fc.record({ kind: fc.constant('move' as const), move: fc.constantFrom(...MOVES), index: fc.nat(40), by: people }),
)

describe('no sequence of actions', () => {
  it('makes used and reserved exceed the cap, in any year', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const payments: Recorded[] = []
        for (const step of actions) {
          if (step.kind === 'record') {
            const { amountCents, paymentDate, alreadyPaid } = step
            const year = Number(paymentDate.slice(0, 4))
            const destinations = step.needsReview ? [] : [aDestination()]
            const entry = anEntry({ amountCents, paymentDate, alreadyPaid, destinations })
            const { outcome } = determine(entry, aContext({ headroom: headroomOf(payments, year) }))
            const state = stateAtEntry(outcome, alreadyPaid)
            payments.push({ state, alreadyPaid, amountCents, year, recordedById: step.by.id, voidAskedById: null })
          } else {
            const payment = payments[step.index % Math.max(payments.length, 1)]
            if (payment && refuseMove(step.move, payment, step.by) === null) {
              payment.state = leadsTo(step.move, payment)
              payment.voidAskedById = step.move === 'ask_void' ? step.by.id : null
            }
          }
          for (const year of [2018, 2025, 2026]) {
            const { usedCents, reservedCents } = headroomOf(payments, year)
            expect(usedCents + reservedCents).toBeLessThanOrEqual(CAP_CENTS)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

const outcome = fc.constantFrom<FindingOutcome>('clear', 'review', 'blocked')
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'ФСБ', 'Yalta', 'ДНР', 'FSB Bank'),
)
const anyDate = fc.oneof(
  fc
    .date({ min: new Date('2016-12-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('', '2016-12-29', 'not a date', '9999-12-31'),
)
const anyCents = fc.oneof(
  fc.integer({ min: -5, max: 2_000_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5, -0, 2 ** 60),
)
const reason = fc.record({
  rule: anyText,
  outcome,
  field: fc.constantFrom('address' as const, 'name' as const, 'postalCode' as const),
  start: fc.integer(),
  end: fc.integer(),
  matched: anyText,
  says: anyText,
})
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  company: fc.record({ id: anyText, name: anyText }),
  paymentDate: anyDate,
  amountCents: anyCents,
  amountMinor: anyCents,
  currency: fc.constantFrom('RUB', 'USD', 'JPY', 'XXX', ''),
  purpose: fc.constantFrom('requesting', 'receiving', 'utilizing', 'paying', 'dealing', 'other'),
  payee: fc.record({
    kind: fc.constantFrom('fsb', 'agent', 'state_duty', 'other'),
    name: anyText,
    splitKnown: fc.boolean(),
    serviceFeeCents: anyCents,
  }),
  destinations: fc.array(
    fc.record({
      role: fc.constantFrom('consignee', 'distributor', 'end_user'),
      name: anyText,
      address: anyText,
      country: fc.option(anyText),
      verdict: fc.record({ outcome, reasons: fc.array(reason, { maxLength: 3 }), placesVersion: anyText }),
    }),
    { maxLength: 4 },
  ),
  alreadyPaid: fc.boolean(),
})
const anyContext: fc.Arbitrary<Context> = fc.record({
  today: anyDate,
  headroom: fc.record({ capCents: anyCents, usedCents: anyCents, reservedCents: anyCents }),
  fsbLicense: fc.option(
    fc.record({
      id: anyText,
      number: anyText,
      kind: fc.constantFrom('notification', 'permit', 'import_license', 'certification'),
      status: fc.constantFrom('applied', 'valid', 'cancelled'),
      issuedOn: fc.option(anyDate),
      validUntil: fc.option(anyDate),
      coversProduct: fc.boolean(),
    }),
  ),
  product: fc.option(
    fc.record({
      id: anyText,
      name: anyText,
      kind: fc.constantFrom('consumer_device', 'consumer_software', 'other_it'),
      classification: fc.option(
        fc.record({
          eccn: fc.oneof(anyText, fc.constantFrom('5A992.c', '5A002', 'EAR99')),
          licenseException: fc.option(anyText),
          commerceLicenseNumber: fc.option(anyText),
          massMarket: fc.boolean(),
          validFrom: anyDate,
          evidence: anyText,
        }),
      ),
    }),
  ),
  earlierEntries: fc.array(
    fc.record({
      id: anyText,
      reference: anyText,
      state: fc.constantFrom('requested', 'in_review', 'approved', 'paid', 'blocked', 'violation'),
      paymentDate: anyDate,
      recordedOn: anyDate,
      amountMinor: anyCents,
      currency: fc.constantFrom('RUB', 'USD', ''),
      payeeName: anyText,
      fsbLicenseId: fc.option(anyText),
      blockedBy: fc.array(fc.constantFrom('annual-cap', 'destination'), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  policies: fc.record({ duplicateWindowDays: fc.integer(), retryWindowDays: fc.integer() }),
})

const RANK = { blocked: 0, review: 1, clear: 2 }

describe('whatever an entry holds', () => {
  it('is determined without a throw, by nine rules, worst first, and the outcome is the worst', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        const determination = determine(entry, context)
        const ranks = determination.findings.map((finding) => RANK[finding.outcome])
        expect(ranks).toHaveLength(9)
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
        expect(RANK[determination.outcome]).toBe(Math.min(...ranks))
      }),
      { numRuns: 500 },
    )
  })

  it('is never clear over the cap, to another payee or purpose, or with a blocked destination', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        const { outcome } = determine(entry, context)
        const { capCents, usedCents, reservedCents } = context.headroom
        // Nothing counted cannot exceed anything: a zero-fee filing passes even where no room is left.
        const counts = entry.payee.kind !== 'state_duty' && entry.amountCents !== 0
        const over = counts && !(usedCents + reservedCents + entry.amountCents <= capCents)
        const barred = entry.destinations.some(({ verdict }) => verdict.outcome === 'blocked')
        if (over || barred || entry.purpose === 'other' || entry.payee.kind === 'other') expect(outcome).toBe('blocked')
      }),
      { numRuns: 1_000 },
    )
  })

  it('is determined the same way twice', () => {
    fc.assert(
      fc.property(anyEntry, anyContext, (entry, context) => {
        expect(determine(entry, context)).toEqual(determine(structuredClone(entry), structuredClone(context)))
      }),
      { numRuns: 100 },
    )
  })
})

it('quotes each name of the FSB exactly as typed', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), (parts) => {
      const text = parts.join(' ')
      for (const { start, end, matched } of findFsbNames(text)) expect(text.slice(start, end)).toBe(matched)
    }),
  )
})
